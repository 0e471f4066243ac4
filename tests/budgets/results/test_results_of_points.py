"""Results of votes that give points or places, and of a floor that is a part of the voters."""

import pytest

from budgets.other_rule import voters_served
from tests.budgets.results.rounds import (
    MARKS,
    ORDER,
    PLACED,
    POINTS,
    SHARED_OUT,
    declared_round,
    page,
)
from tests.budgets.voting.walk import text_of

pytestmark = pytest.mark.django_db


def test_points_stand_beside_the_people_who_gave_them(client):
    made = declared_round(SHARED_OUT, **POINTS)
    text = text_of(client.get(page(made)))
    assert "The points that people gave were added up. The project with the most points" in text
    for told in ["5 people chose it, for 18 points. It came first", "Needed £", "people voted"]:
        assert told in text
    count = text_of(client.get(page(made, "count/")))
    assert "Project Turn Points Chosen by Cost What happened Left then" in count
    assert "Most points first. A project that does not fit is skipped." in count
    assert "5 points to share out" in count


def test_places_are_counted_as_points(client):
    made = declared_round(PLACED, **ORDER)
    text = text_of(client.get(page(made)))
    assert "people chose it, for" in text
    count = text_of(client.get(page(made, "count/")))
    assert "At most 2 projects, in order of preference" in count


@pytest.mark.parametrize(("marks", "kind"), [(SHARED_OUT, POINTS), (PLACED, ORDER)])
def test_the_other_rule_is_told_by_points_too(client, marks, kind):
    made = declared_round(marks, other_rule_published=True, **kind)
    text = text_of(client.get(page(made, "other-rule/")))
    assert "“Most points first”" in text
    assert "“Most points for each pound first”" in text


def test_a_point_is_no_project():
    made = declared_round([[1, 4], [4, 1], [2, 5], [4, 2, 2, 3]], **POINTS)
    assert voters_served(made.ballot, [{1}, {4}, {2}, {5}, {1, 2}, set()]) == [1, 2, 2, 0, 3, 0]


def test_a_tie_by_points_is_told_by_points(client):
    made = declared_round(
        [[1, 1, 2, 2]],
        rule="greedy-per-cost",
        costs=[1_000_000, 2_000_000, 960_000, 9_000_000],
        **POINTS,
    )
    assert "it had more points" in text_of(client.get(page(made, "count/")))


@pytest.mark.parametrize("rule", ["greedy", "equal-shares"])
def test_a_part_of_the_voters_is_explained(client, rule):
    made = declared_round(MARKS, rule=rule, threshold_percent=50)
    text = text_of(client.get(page(made)))
    assert "4 people chose it. At least 6 people had to choose it" in text
    assert "Needed 2 more voters" in text
    assert "A project needed the votes of at least 50% of all voters." in text
    assert "--threshold-percent 50" in text_of(client.get(page(made, "recount/")))
    round_page = text_of(client.get(made.get_absolute_url()))
    assert "At least 50% of all who vote must choose it." in round_page
    assert "Example: 10 people vote on £1,000" in round_page
