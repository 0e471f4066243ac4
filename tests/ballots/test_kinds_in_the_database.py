"""What each kind of ballot has and has not, held by the database whatever code runs."""

import pytest
from django.db import DatabaseError, transaction

from ballots.models import Ballot, Option, Roll
from tests.factories import BallotFactory, OptionFactory
from tests.member_votes import election_draft, resolution_draft, with_members
from tests.states import with_options

pytestmark = pytest.mark.django_db

ELECTION = {
    "kind": "ranking",
    "rule": "scottish-stv",
    "tie_rule": "stages-lot",
    "pot_pence": None,
    "max_choices": None,
    "seats": 2,
}
RESOLUTION = {
    **ELECTION,
    "kind": "resolution",
    "rule": "resolution",
    "tie_rule": "none",
    "seats": None,
}


POINTS = {"kind": "points", "max_choices": None, "points_total": 10}
ORDER = {"kind": "order", "max_choices": 3}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"threshold_percent": 10},
        ELECTION,
        {**ELECTION, "max_choices": 3},
        RESOLUTION,
        POINTS,
        {**POINTS, "most_points": 4, "rule": "greedy-per-cost"},
        ORDER,
    ],
)
def test_each_kind_with_what_belongs_to_it(values):
    assert BallotFactory(**values).pk


@pytest.mark.parametrize(
    "values",
    [
        {"pot_pence": None},
        {"pot_pence": 0},
        {"seats": 1},
        {"rule": "scottish-stv"},
        {"rule": "resolution"},
        {"tie_rule": "stages-lot"},
        {"tie_rule": "none"},
        {**ELECTION, "pot_pence": 1},
        {**ELECTION, "seats": None},
        {**ELECTION, "seats": 0},
        {**ELECTION, "rule": "greedy"},
        {**ELECTION, "rule": "resolution"},
        {**ELECTION, "tie_rule": "list-order"},
        {**ELECTION, "max_choices": 0},
        {**RESOLUTION, "pot_pence": 1},
        {**RESOLUTION, "seats": 1},
        {**RESOLUTION, "rule": "equal-shares"},
        {**RESOLUTION, "tie_rule": "stages-lot"},
        {"max_choices": None},
        {"threshold_percent": 0},
        {"threshold_percent": 101},
        {"points_total": 10},
        {"most_points": 2},
        {**ELECTION, "threshold_percent": 10},
        {**POINTS, "rule": "equal-shares"},
        {**POINTS, "points_total": None},
        {**POINTS, "points_total": 0},
        {**POINTS, "points_total": 1001},
        {**POINTS, "most_points": 0},
        {**POINTS, "most_points": 11},
        {**POINTS, "max_choices": 3},
        {**ORDER, "rule": "equal-shares"},
        {**ORDER, "max_choices": None},
        {**ORDER, "points_total": 3},
    ],
)
def test_the_database_refuses_what_does_not_belong_to_a_kind(values):
    with pytest.raises(DatabaseError), transaction.atomic():
        BallotFactory(**values)


@pytest.mark.parametrize("cost", [None, 0, -1])
def test_where_money_is_shared_an_option_has_a_cost(cost):
    ballot = BallotFactory()
    with pytest.raises(DatabaseError), transaction.atomic():
        OptionFactory(ballot=ballot, cost_pence=cost)


def test_elsewhere_an_option_has_no_cost():
    ballot = BallotFactory(**ELECTION)
    assert OptionFactory(ballot=ballot, cost_pence=None).pk
    with pytest.raises(DatabaseError), transaction.atomic():
        OptionFactory(ballot=ballot, cost_pence=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Option.objects.filter(ballot=ballot).update(cost_pence=1)


def test_a_ballot_with_options_cannot_turn_from_money_to_people():
    ballot = with_options(BallotFactory())
    with pytest.raises(DatabaseError, match="its kind stays"), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(**ELECTION)
    Ballot.objects.filter(pk=ballot.pk).update(kind="single")


@pytest.mark.parametrize("draft", [election_draft, resolution_draft])
@pytest.mark.parametrize(
    ("column", "value"),
    [("seats", 3), ("rule_parameters", {"rule": "another"}), ("strata", ["investors"])],
)
def test_what_members_were_told_is_frozen_at_opening(draft, column, value):
    ballot = with_members(draft())
    with pytest.raises(DatabaseError), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(**{column: value})


def test_the_sizes_of_the_roll_are_those_of_the_opening():
    ballot = with_members(resolution_draft())
    roll = Roll.objects.get(ballot=ballot)
    assert roll.sizes == {"employees": 3, "tenants": 6}
    with pytest.raises(DatabaseError), transaction.atomic():
        Roll.objects.filter(ballot=ballot).update(sizes={"tenants": 1})
