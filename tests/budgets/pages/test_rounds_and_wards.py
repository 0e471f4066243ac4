"""A round's page in every state, the list of rounds, the wards and one ward."""

import pytest

from ballots.models import BallotState
from tests.budgets.officer.desk import in_state
from tests.budgets.voting.walk import open_round, text_of
from tests.factories import BudgetRoundFactory, ProjectFactory, WardFactory
from tests.states import declared, past_its_close, scheduled


def page(budget_round):
    return f"/rounds/{budget_round.slug}/"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (BallotState.SCHEDULED, "Voting opens at"),
        (BallotState.OPEN, "Vote until"),
        (BallotState.SUSPENDED, "Voting is suspended for now “x”"),
        (BallotState.CLOSED, "Voting has closed"),
        (BallotState.RECONCILED, "Voting has closed"),
        (BallotState.COUNTED, "nobody has seen a result yet"),
        (BallotState.DECLARED, "The result is declared"),
        (BallotState.SUPERSEDED, "The result is declared"),
        (BallotState.CANCELLED, "This vote was cancelled “x”"),
    ],
)
def test_each_state_says_where_it_stands(client, db, state, sentence):
    budget_round = BudgetRoundFactory()
    ProjectFactory(round=budget_round)
    in_state(budget_round.ballot, state)
    text = text_of(client.get(page(budget_round)))
    assert sentence in text
    assert ("Choose projects" in text) == (state == BallotState.OPEN)
    assert "or ask in any library" in text
    assert "Local Government Act 2003, section 116" in text


def test_a_draft_is_nobodys_business(client, db):
    budget_round = BudgetRoundFactory()
    assert client.get(page(budget_round)).status_code == 404
    assert budget_round.title not in text_of(client.get("/rounds/"))


def test_past_its_hour_it_counts_as_closed(client, transactional_db):
    budget_round = open_round()
    past_its_close(budget_round.ballot)
    text = text_of(client.get(page(budget_round)))
    assert "Voting has closed" in text
    assert "Choose projects" not in text


def test_the_list_puts_open_votes_first(client, transactional_db):
    old = declared(open_round(title="Old money"), {0: [1]})
    coming = BudgetRoundFactory(title="Coming money")
    scheduled(coming)
    open_round(title="New money")
    text = text_of(client.get("/rounds/"))
    places = [text.index(title) for title in ("New money", "Coming money", old.title)]
    assert places == sorted(places)


def test_statements_do_not_grow(client, transactional_db, django_assert_num_queries):
    for _round in range(3):
        budget_round = open_round()
        with django_assert_num_queries(2):
            client.get("/rounds/")
        with django_assert_num_queries(2):
            client.get("/wards/")
        with django_assert_num_queries(4):
            client.get(f"/wards/{budget_round.ward.slug}/")
        with django_assert_num_queries(6):
            client.get(page(budget_round))


def test_a_ward_shows_what_is_open_and_what_it_decided(client, transactional_db):
    budget_round = open_round()
    text = text_of(client.get(f"/wards/{budget_round.ward.slug}/"))
    assert "£120,000 to spend, and you choose on what" in text
    assert "2 Project 2, £20,002" in text
    declared(budget_round, {0: [1]})
    text = text_of(client.get(f"/wards/{budget_round.ward.slug}/"))
    assert f"{budget_round.ward.name} chose 3 of 3 projects" in text


def test_the_list_of_wards_marks_open_votes(client, transactional_db):
    open_round()
    WardFactory(name="Quiet Corner")
    text = text_of(client.get("/wards/"))
    assert "Vote open now" in text
    assert "Quiet Corner Vote open now" not in text
    assert client.get("/wards/nowhere/").status_code == 404


def test_before_any_ward_is_entered(client, db):
    assert "No ward has been entered yet." in text_of(client.get("/wards/"))
