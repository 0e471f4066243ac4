"""A vote with the code of a posted letter, from the list to the receipt, and everything that can go wrong."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections
from django.test import Client

from ballots.models import RollEntry
from ballots.opening import suspend
from tests.budgets.voting.walk import (
    cast_with_letter,
    checking,
    open_round,
    page,
    receipt_of,
    sealed_of,
    text_of,
)
from tests.factories import PersonFactory
from tests.states import CODES, closed


def papers(budget_round):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT marks FROM ballots_live_paper WHERE ballot_id = %s", [budget_round.ballot_id]
        )
        return [list(row[0]) for row in cursor.fetchall()]


def test_three_pages_from_the_list_to_the_receipt(client, budget_round):
    checked = checking(client, budget_round, 3, 1)
    text = text_of(checked)
    assert "Project 1 £20,001 Project 3 £20,003 Together £40,004 of £120,000" in text
    done = cast_with_letter(client, budget_round, checked)
    assert "Your vote is cast" in text_of(done)
    assert len(receipt_of(done)) == 19
    assert papers(budget_round) == [[1, 3]]
    assert RollEntry.objects.get().channel == "web"


def test_the_receipt_page_says_nothing_of_the_choice(client, budget_round):
    done = cast_with_letter(client, budget_round, checking(client, budget_round, 2))
    assert "Project" not in text_of(done)


@pytest.mark.parametrize(
    "typed",
    ["aaaa bbbb cccc zzzz", "AAAABBBBCCCCZZZZ", " aaaa-bbbb-cccc-zzzz\n", "aaaa.bbbb.cccc.zzzz"],
)
def test_a_code_may_be_typed_in_any_way(client, budget_round, typed):
    done = cast_with_letter(client, budget_round, checking(client, budget_round, 1), typed)
    assert "Your vote is cast" in text_of(done)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the code from your letter"),
        ("AAAA BBBB", "The code in your letter has 16 letters and numbers. You typed 8."),
        ("X" * 150, "You typed 150."),
        ("X" * 5000, "Ensure this value has at most 200 characters"),
        ("HHHH HHHH HHHH HHHH", "We could not accept this code."),
    ],
)
def test_a_wrong_code_loses_nothing(client, budget_round, typed, sentence):
    refused = cast_with_letter(client, budget_round, checking(client, budget_round, 1, 2), typed)
    assert refused.status_code == 200
    assert sentence in text_of(refused)
    assert "Project 1" in text_of(refused)
    assert "<title>Error: Check and cast your vote" in refused.content.decode()
    assert papers(budget_round) == []
    done = cast_with_letter(client, budget_round, refused)
    assert "Your vote is cast" in text_of(done)
    assert papers(budget_round) == [[1, 2]]


def test_guessing_is_slowed_down(client, budget_round):
    checked = checking(client, budget_round, 1)
    for _try in range(31):
        refused = cast_with_letter(client, budget_round, checked, "HHHH HHHH HHHH HHHH")
    assert "That has been tried too often." in text_of(refused)
    assert "Your vote is cast" in text_of(cast_with_letter(client, budget_round, checked))


def test_guessing_in_one_round_is_no_trouble_in_another(client, budget_round):
    other = open_round()
    for _try in range(31):
        cast_with_letter(client, other, checking(client, other, 1), "HHHH HHHH HHHH HHHH")
    refused = cast_with_letter(
        client, budget_round, checking(client, budget_round, 1), "HHHH HHHH HHHH HHHH"
    )
    assert "We could not accept this code." in text_of(refused)


def test_the_same_form_twice_gives_the_same_receipt(client, budget_round):
    checked = checking(client, budget_round, 1)
    first = cast_with_letter(client, budget_round, checked)
    again = cast_with_letter(client, budget_round, checked)
    assert receipt_of(first) == receipt_of(again)
    assert papers(budget_round) == [[1]]


def test_the_last_vote_counts_and_the_receipt_stays(client, budget_round):
    first = cast_with_letter(client, budget_round, checking(client, budget_round, 1))
    later = cast_with_letter(client, budget_round, checking(client, budget_round, 2, 3))
    assert receipt_of(first) == receipt_of(later)
    assert papers(budget_round) == [[2, 3]]


def test_an_older_tab_does_not_overwrite_a_newer_vote(client, budget_round):
    old_tab = checking(client, budget_round, 1)
    cast_with_letter(client, budget_round, checking(client, budget_round, 2))
    refused = cast_with_letter(client, budget_round, old_tab)
    assert "You cast a newer vote after opening this page, and that one counts." in text_of(refused)
    assert papers(budget_round) == [[2]]


def test_twelve_posts_at_once_leave_one_paper(budget_round):
    checks = [checking(Client(), budget_round, 1 + n % 3) for n in range(12)]
    start, answers = Barrier(12), []

    def post(checked):
        start.wait()
        answers.append(cast_with_letter(Client(), budget_round, checked))
        connections.close_all()

    threads = [Thread(target=post, args=[checked]) for checked in checks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [200] * 12
    assert len(papers(budget_round)) == 1


@pytest.mark.parametrize("typed", ["O" + CODES[0][1:], "0" + CODES[0][1:], CODES[0] + "é"])
def test_a_character_that_no_code_has_is_named(client, budget_round, typed):
    refused = cast_with_letter(client, budget_round, checking(client, budget_round, 1), typed)
    assert "No code has a 0, 1, I or O in it" in text_of(refused)
    assert "You typed" not in text_of(refused)


def test_a_paper_vote_is_final(client, budget_round):
    RollEntry.objects.update(channel="paper")
    refused = cast_with_letter(client, budget_round, checking(client, budget_round, 1))
    assert "Your vote on paper or with an officer is in. It is final" in text_of(refused)
    assert papers(budget_round) == []


def test_suspended_meanwhile_the_choices_stay_on_the_page(client, budget_round):
    checked = checking(client, budget_round, 1)
    suspend(budget_round.ballot, PersonFactory(is_staff=True), "Power cut at the town hall.")
    refused = cast_with_letter(client, budget_round, checked)
    assert "Voting is suspended. Nothing was cast; your choices are still on this page." in text_of(
        refused
    )
    assert "Project 1" in text_of(refused)
    assert sealed_of(refused)


def test_closed_meanwhile_nothing_is_cast(client, budget_round):
    checked = checking(client, budget_round, 1)
    closed(budget_round.ballot)
    assert "Voting has closed. Nothing was cast." in text_of(
        cast_with_letter(client, budget_round, checked)
    )


def test_a_letter_is_not_taken_where_only_emailed_codes_are(client, transactional_db):
    budget_round = open_round(accepted_proofs=["emailed-code"])
    checked = checking(client, budget_round, 1)
    assert "Code from your letter" not in text_of(checked)
    assert "We could not accept this code." in text_of(
        cast_with_letter(client, budget_round, checked)
    )


def test_statements_of_a_visit(client, transactional_db, django_assert_max_num_queries):
    for projects in (1, 3):
        budget_round = open_round(projects=projects, accepted_proofs=["posted-code"])
        with django_assert_max_num_queries(20):
            client.get(page(budget_round))
            checked = checking(client, budget_round, 1)
            with django_assert_max_num_queries(8):
                done = cast_with_letter(client, budget_round, checked)
        assert "Your vote is cast" in text_of(done)
