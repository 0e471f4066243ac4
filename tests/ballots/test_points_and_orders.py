"""Ballots on which voters share out points or put projects in order: cast, parted, counted, checked again."""

import pytest

from ballots import points
from ballots.models import Paper
from ballots.opening import withdraw_option
from ballots.parting import paper_leaves
from ballots.reconciling import reconcile
from ballots.tallying import count
from ballots.verification import check_ballots
from record.entries import SYSTEM
from tests.factories import BallotFactory, PersonFactory
from tests.states import closed, opened, voted_by_code, with_options

pytestmark = pytest.mark.django_db(transaction=True)

POINTS = {"kind": "points", "max_choices": None, "points_total": 5, "pot_pence": 5_000_000}
ORDER = {"kind": "order", "max_choices": 3, "pot_pence": 5_000_000}


def counted(papers, withdrawn=None, **values):
    """Projects of £20,000 in a pot of £50,000."""
    ballot = opened(with_options(BallotFactory(**values)))
    for number, marks in enumerate(papers):
        voted_by_code(ballot, number, marks)
    if withdrawn:
        option = ballot.options.get(number=withdrawn)
        withdraw_option(option, PersonFactory(is_staff=True), "The site was sold.")
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    assert count(ballot.pk)
    ballot.refresh_from_db()
    return ballot


def scores(ballot, **which):
    outcome = ballot.counts.get(**{"main": True, **which}).outcome
    return {name: facts["points"] for name, facts in outcome["explanation"].items()}


def test_points_add_up_and_stand_on_the_sealed_papers_as_pairs():
    ballot = counted([[3, 4, 1, 1], [3, 5], [2, 2]], **POINTS)
    assert scores(ballot) == {"1": 1, "2": 2, "3": 9}
    outcome = ballot.counts.get().outcome
    assert [step["funded"] for step in outcome["rounds"]] == ["3", "2"]
    assert outcome["explanation"]["3"]["votes"] == 2
    assert sorted(Paper.objects.values_list("marks", flat=True)) == [[1, 1, 3, 4], [2, 2], [3, 5]]
    assert next(paper_leaves(ballot.pk)) == b"E05090000;1,1,3,4"
    assert not check_ballots().faults


def test_a_place_is_worth_the_same_on_a_short_paper():
    ballot = counted([[3, 1, 2], [3], [1, 2]], **ORDER)
    assert scores(ballot) == {"1": 2 + 3, "2": 1 + 2, "3": 3 + 3}
    assert not check_ballots().faults


def test_points_for_a_withdrawn_project_are_gone_and_places_move_up():
    assert scores(counted([[3, 4, 1, 1], [3, 5]], withdrawn=3, **POINTS)) == {"1": 1, "2": 0}
    assert scores(counted([[3, 1, 2], [1, 3, 2]], withdrawn=3, **ORDER)) == {"1": 6, "2": 4}


@pytest.mark.parametrize(
    ("rule", "other"), [("greedy", "greedy-per-cost"), ("greedy-per-cost", "greedy")]
)
def test_the_other_rule_is_the_other_greedy_one(rule, other):
    ballot = counted([[1, 5]], rule=rule, other_rule_published=True, **POINTS)
    assert ballot.counts.get(main=False).rule["rule"] == other
    assert scores(ballot, main=False) == scores(ballot)


def test_a_floor_of_the_voters_goes_into_both_counts():
    ballot = counted([[1], [1], [2]], threshold_percent=50, other_rule_published=True)
    for kept in ballot.counts.all():
        assert kept.rule["threshold_percent"] == 50
        assert kept.outcome["selected"] == ["1"]
        assert kept.outcome["explanation"]["2"]["why"] == "below-share"
    assert not check_ballots().faults


def test_marks_and_points_are_two_forms_of_one_thing():
    assert points.flat({7: 4, 3: 1}) == (3, 1, 7, 4)
    assert points.pairs((3, 1, 7, 4)) == [(3, 1), (7, 4)]
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        points.pairs((3, 1, 7))
    assert points.given("order", 5, (8, 2, 9), {2, 8, 9}) == {8: 5, 2: 4, 9: 3}
