"""The full count and the other rule: every turn, every tie, and only what was promised."""

import pytest

from ballots.models import Count
from tests.budgets.results.rounds import COSTS, TITLES, counted_round, declared_round, page, words

pytestmark = pytest.mark.django_db

PAGES = ["count/", "receipts/", "recount/", "papers.csv", "papers.pb", "papers.json", "receipts.csv", "projects.csv", "result.json"]  # fmt: skip


def test_nothing_is_behind_a_result_that_is_not_declared(client):
    made = counted_round(other_rule_published=True)
    for rest in [*PAGES, "other-rule/"]:
        assert client.get(page(made, rest)).status_code == 404, rest


def test_each_page_opens_once_declared_and_takes_no_posts(client):
    made = declared_round()
    for rest in PAGES:
        assert client.get(page(made, rest)).status_code == 200, rest
        assert client.post(page(made, rest)).status_code == 405, rest


def test_every_turn_of_a_greedy_count(client):
    text = words(client.get(page(declared_round(), "count/")))
    rows = text[text.index("Every turn of the count") :]
    turns = [rows.index(f">{title}<") for title in ["Zebra crossing", "Street trees", "Skate park", "Benches"]]  # fmt: skip
    assert turns == sorted(turns)
    assert 'data-label="What happened">Needed £40,000 more</td>' in rows
    assert 'data-label="Left then">£40,400</td>' in rows
    assert "No tie had to be broken." in rows
    assert Count.objects.get().input_digest in rows


def test_a_tie_with_the_step_that_decided_it(client):
    made = declared_round([[1], [2]], titles=["A", "B"], costs=[5_000_000, 4_000_000])
    text = words(client.get(page(made, "count/")))
    assert "“A” and “B” were equal. “B” was taken first: it costs less. It changed nothing." in text


def test_a_tie_that_decided_who_won(client):
    made = declared_round([[1], [2]], titles=["A", "B"], costs=[6_000_000, 5_000_000])
    text = words(client.get(page(made, "count/")))
    assert "“B” was taken first: it costs less. Not all of them won in the end." in text


@pytest.mark.parametrize(
    ("tie_rule", "costs", "chosen", "why"),
    [
        ("cost-votes-number", [2, 1], "B", "it costs less"),
        ("votes-cost-number", [1, 1], "A", "its number on the ballot is lower"),
        ("list-order", [2, 1], "A", "its number on the ballot is lower"),
    ],
)
def test_each_tie_rule_in_words(client, tie_rule, costs, chosen, why):
    made = declared_round([[1], [2]], titles=["A", "B"], costs=costs, tie_rule=tie_rule)
    text = words(client.get(page(made, "count/")))
    assert f"“{chosen}” was taken first: {why}." in text


def test_rounds_of_equal_shares(client):
    made = declared_round(rule="equal-shares", completion="add1-greedy")
    text = words(client.get(page(made, "count/")))
    assert "Every voter held an equal share of the money." in text
    assert "The shares started at £8,333.33 and were raised together, £1 at a time" in text
    assert "Round by round, what won" in text
    assert "What did not win, the most chosen first" in text
    story = words(client.get(page(made)))
    assert "people chose it and paid for it together, at most £" in story
    assert "<strong>Needed £" in story


def test_equal_shares_that_paid_for_everything(client):
    made = declared_round(
        [[1], [2]], titles=["A", "B"], costs=[100, 100], rule="equal-shares", completion="add1"
    )
    text = words(client.get(page(made, "count/")))
    assert "The money was enough for every project that anybody chose." in text


def test_equal_shares_without_a_completion(client):
    made = declared_round(rule="equal-shares", completion="none")
    assert "Each share was £8,333.33." in words(client.get(page(made, "count/")))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"rule": "greedy-per-cost"}, "with the most votes for each pound of its cost"),
        ({"stop_at_first": True}, "The count stopped at the first project that cost more"),
        ({}, "A project that cost more than what was left was passed over."),
    ],
)
def test_each_rule_in_two_sentences(client, rule, said):
    assert said in words(client.get(page(declared_round(**rule), "count/")))


def test_the_project_after_the_stop_names_where_it_stopped(client):
    text = words(client.get(page(declared_round(stop_at_first=True))))
    assert "The count had stopped before at “Skate park”, which cost more than was left." in text
    assert "<strong>The count did not reach it</strong>" in text


def test_the_other_rule_is_there_only_if_it_was_promised(client):
    assert client.get(page(declared_round(), "other-rule/")).status_code == 404


def test_what_another_rule_would_have_chosen(client):
    # Seven of the twelve want the crossing; five want only the trees and the benches.
    marks = [[1]] * 7 + [[2, 3]] * 5
    made = declared_round(
        marks,
        titles=TITLES[:3],
        costs=[9_500_000, *COSTS[1:3]],
        other_rule_published=True,
    )
    text = words(client.get(page(made, "other-rule/")))
    assert "Another rule would have chosen differently" in text
    only_other = text[text.index("Would have won only by “Equal shares”") :]
    assert only_other.index("Street trees, £16,000") < only_other.index(
        "Won only by “Most votes first”"
    )
    assert "Zebra crossing, £95,000" in only_other
    assert "7 (58.3%)" in text
    assert "5 (41.7%)" in text
    assert 'href="/result/larkmead-2026/other-rule/"' in words(client.get(page(made)))


def test_another_rule_that_agrees(client):
    made = declared_round([[1]] * 3, titles=["A"], costs=[100], other_rule_published=True)
    text = words(client.get(page(made, "other-rule/")))
    assert "Another rule would have chosen the same projects" in text


SIZES = [1, 4]


@pytest.mark.parametrize("size", SIZES)
def test_pages_behind_the_result_take_the_same_statements_whatever_the_size(
    client, size, django_assert_num_queries
):
    made = declared_round(
        [[1]] * 12 * size, titles=TITLES[:size], costs=COSTS[:size], other_rule_published=True
    )
    statements = {"count/": 5, "other-rule/": 6, "receipts/": 7, "recount/": 5}
    for rest, number in statements.items():
        client.get(page(made, rest))
        with django_assert_num_queries(number):
            client.get(page(made, rest))
