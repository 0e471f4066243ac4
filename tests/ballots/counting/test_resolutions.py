"""Resolutions: the cases of named rule books, quorums, caps, empty classes, and what is refused."""

import json
from fractions import Fraction

import pytest

from ballots.counting.election import CountingError
from ballots.counting.resolutions import Block, ResolutionRule, count_resolution
from tests.ballots.counting.resolution_cases import (
    BID,
    BY_WEIGHT,
    CASES,
    FAIRSHARES,
    HALF,
    ORDINARY,
    S113_FIRST,
    S119,
    TENTH,
    THREE_QUARTERS,
    block,
    rule,
    weighted,
)


@pytest.mark.parametrize(
    ("name", "blocks", "by", "share", "codes"), CASES, ids=[case[0] for case in CASES]
)
def test_rule_books(name, blocks, by, share, codes):
    outcome = count_resolution(blocks, by)
    assert outcome.share == share
    assert [reason["code"] for reason in outcome.reasons] == codes
    assert outcome.passed == (codes == ["passed"])


def reasons(blocks, by):
    return {one.pop("code"): one for one in count_resolution(blocks, by).as_dict()["reasons"]}


def test_the_figures_of_a_missed_threshold():
    missed = reasons([block("a", 59, 30)], rule(threshold=Fraction(2, 3), at_least=True))
    assert missed["threshold-missed"] == {
        "share": {"exact": "59/89", "percent": "66.29"},
        "needed": {"exact": "2/3", "percent": "66.66"},
        "at_least": True,
        "short_by": {"exact": "1/267", "percent": "0.37"},
    }


def test_a_draw_is_short_by_nothing_and_fails():
    missed = reasons([block("a", 10, 10)], ORDINARY)["threshold-missed"]
    assert (missed["short_by"]["exact"], missed["at_least"]) == ("0", False)


def test_a_share_is_never_shown_as_the_threshold_it_missed():
    outcome = count_resolution([block("a", 49_999, 50_001, roll=100_000)], ORDINARY)
    assert outcome.as_dict()["share"]["percent"] == "49.99"
    outcome = count_resolution([block("a", 500_001, 499_999, roll=1_000_000)], ORDINARY)
    assert outcome.as_dict()["share"]["percent"] == "50.0001"


@pytest.mark.parametrize(
    ("present", "number", "part", "needed"),
    [
        (19, 20, Fraction(0), 20),
        (20, 20, Fraction(0), None),
        (25, 20, Fraction(1, 4), 26),
        (26, 20, Fraction(1, 4), None),
    ],
)
def test_the_quorum_is_the_larger_of_number_and_part(present, number, part, needed):
    by = rule(quorum_number=number, quorum_percent=part)
    outcome = count_resolution([block("a", present, 0, roll=101)], by)
    assert outcome.passed == (needed is None)
    if needed:
        assert reasons([block("a", present, 0, roll=101)], by) == {
            "quorum-missed": {"present": present, "needed": needed, "short_by": needed - present}
        }


def test_abstentions_count_to_the_quorum_or_not():
    blocks = [block("a", 5, 0, abstentions=5)]
    assert count_resolution(blocks, rule(quorum_number=10)).passed
    without = rule(quorum_number=10, abstentions_count_to_quorum=False)
    assert reasons(blocks, without)["quorum-missed"]["present"] == 5


def test_a_class_may_have_a_quorum_of_its_own():
    blocks = [block("users", 50, 0), block("workers", 1, 0, roll=8)]
    by = rule(class_quorum_number=1, class_quorum_percent=Fraction(1, 4))
    assert reasons(blocks, by) == {
        "class-quorum-missed": {
            "class": "workers",
            "name": "Workers",
            "present": 1,
            "needed": 2,
            "short_by": 1,
        }
    }


def test_every_reason_is_given_not_only_the_first():
    blocks = [block("users", 1, 4, value=1), block("workers", 2, 1, value=1)]
    by = rule("dual", quorum_number=20, turnout_floor=HALF, class_threshold=HALF)
    found = reasons(blocks, by)
    assert list(found) == [
        "quorum-missed",
        "turnout-floor-missed",
        "class-against",
        "threshold-missed",
        "value-missed",
    ]
    assert (found["turnout-floor-missed"]["voted"], found["turnout-floor-missed"]["roll"]) == (
        8,
        200,
    )
    assert (
        found["class-against"]["class"],
        found["class-against"]["for"],
        found["class-against"]["against"],
    ) == ("users", 1, 4)


def test_the_head_count_stands_beside_the_weighted_result():
    blocks = [weighted("workers", 50, 3, 0), weighted("customers", 50, 2, 88, abstentions=4)]
    told = count_resolution(blocks, BY_WEIGHT).as_dict()
    assert told["passed"]
    assert told["share"] == {"exact": "23/45", "percent": "51.11"}
    assert told["head_count"] == {
        "for": 5,
        "against": 88,
        "abstentions": 4,
        "roll": 200,
        "share": {"exact": "5/93", "percent": "5.37"},
    }
    assert told["turnout"]["exact"] == "93/200"
    assert [one["contribution"]["exact"] for one in told["blocks"]] == ["1/2", "1/90"]


def test_an_empty_class_lapses_or_counts_against():
    blocks = [block("users", 9, 1), block("funders", 0, 0, roll=1)]
    lapsed = count_resolution(blocks, rule("concurrent"))
    assert lapsed.passed
    assert [one.lapsed for one in lapsed.blocks] == [False, True]
    assert reasons(blocks, rule("concurrent", empty_block="against")) == {
        "class-empty": {"class": "funders", "name": "Funders"}
    }


def test_with_all_members_who_does_not_vote_is_against_and_no_class_is_empty():
    blocks = [block("users", 80, 0), block("workers", 0, 0, roll=10)]
    outcome = count_resolution(blocks, rule("concurrent", of_all_members=True))
    assert outcome.share == Fraction(80, 110)
    assert [reason["code"] for reason in outcome.reasons] == ["class-against"]
    assert not any(one.lapsed for one in outcome.blocks)


@pytest.mark.parametrize("by", [ORDINARY, BY_WEIGHT, FAIRSHARES, BID, S113_FIRST, S119])
@pytest.mark.parametrize("roll", [0, 10])
def test_nobody_voted(by, roll):
    nobody = [block("a", 0, 0, roll=roll, weight=Fraction(1), value=10)]
    outcome = count_resolution(nobody, by)
    assert not outcome.passed
    assert {reason["code"] for reason in outcome.reasons} & {"nothing-counted", "threshold-missed"}
    assert json.loads(outcome.as_json())["passed"] is False


def test_two_caps_at_once():
    blocks = [
        block("members", 40, 0),
        block("investors", 0, 90, cap=TENTH),
        block("founders", 0, 50, cap=Fraction(1, 2)),
    ]
    outcome = count_resolution(blocks, ORDINARY)
    # Four tenths are the members'; a tenth and a half are held.
    assert [one.strength for one in outcome.blocks] == [Fraction(2, 5), TENTH, HALF]
    assert [one.capped for one in outcome.blocks] == [False, True, False]


def test_a_cap_that_binds_only_once_another_has():
    blocks = [block("a", 10, 0), block("b", 0, 60, cap=TENTH), block("c", 6, 0, cap=Fraction(1, 4))]
    outcome = count_resolution(blocks, ORDINARY)
    # 6 of 76 is below a quarter; of the 10 + 6 that stand beside the held tenth it is above.
    assert [one.strength for one in outcome.blocks] == [Fraction(13, 20), TENTH, Fraction(1, 4)]


def test_caps_alone_come_to_nothing():
    found = reasons([block("members", 0, 0), block("investors", 9, 0, cap=TENTH)], ORDINARY)
    assert found == {"nothing-counted": {"measure": "threshold"}}


def test_a_cap_holds_a_weight_that_grew_when_others_lapsed():
    blocks = [
        weighted("users", 45, 10, 0),
        weighted("workers", 45, 0, 0),
        weighted("investors", 10, 0, 5, cap=TENTH),
    ]
    outcome = count_resolution(blocks, BY_WEIGHT)
    assert [one.strength for one in outcome.blocks] == [Fraction(9, 10), 0, TENTH]
    assert outcome.blocks[2].capped


def test_weights_are_compared_and_need_not_add_up_to_one():
    ones = [block("a", 2, 1, weight=Fraction(1)), block("b", 1, 2, weight=Fraction(3))]
    quarters = [block("a", 2, 1, weight=Fraction(1, 4)), block("b", 1, 2, weight=Fraction(3, 4))]
    assert count_resolution(ones, BY_WEIGHT).share == count_resolution(quarters, BY_WEIGHT).share


def test_a_rule_survives_storage():
    by = rule(
        "concurrent", THREE_QUARTERS, at_least=True, class_threshold=HALF, quorum_percent=TENTH
    )
    stored = json.loads(json.dumps(by.as_dict()))
    assert stored["threshold"] == "3/4"
    assert ResolutionRule.from_dict(stored) == by


REFUSED = [
    ({"method": "dice"}, "no method 'dice'"),
    ({"threshold": "x"}, "a fraction such as 3/4"),
    ({"threshold": "1/0"}, "a fraction such as 3/4"),
    ({"threshold": "75"}, "1/10 is ten per cent"),
    ({"threshold": "0", "at_least": True}, "passes everything"),
    ({"threshold": "1"}, "use at least"),
    ({"class_threshold": "-1/2"}, "between nothing and 1"),
    ({"quorum_percent": "10"}, "1/10 is ten per cent"),
    ({"quorum_number": -1}, "whole number"),
    ({"quorum_number": "5"}, "whole number"),
    ({"empty_block": "shrugs"}, "lapses or counts against"),
    ({"colour": "red"}, "no setting colour"),
]


@pytest.mark.parametrize(("change", "reason"), REFUSED, ids=[str(one[0]) for one in REFUSED])
def test_a_rule_that_makes_no_sense(change, reason):
    good = {"method": "head-count", "threshold": "1/2", "at_least": False}
    with pytest.raises(CountingError, match=reason):
        ResolutionRule.from_dict({**good, **change})


def test_a_rule_without_threshold():
    with pytest.raises(CountingError, match=r"lacks at_least, threshold\."):
        ResolutionRule.from_dict({"method": "head-count"})


def test_a_float_is_no_fraction():
    with pytest.raises(CountingError, match="must be a fraction"):
        rule(threshold=0.75)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"votes_for": -1}, "below nothing"),
        ({"votes_for": 8}, "more votes than voters"),
        ({"weight": Fraction(0)}, "weight of class a"),
        ({"cap": Fraction(11, 10)}, "cap of class a"),
        ({"value": -5}, "below nothing"),
    ],
)
def test_a_class_that_makes_no_sense(change, reason):
    good = {
        "code": "a",
        "name": "A",
        "weight": None,
        "roll": 10,
        "votes_for": 1,
        "votes_against": 1,
        "abstentions": 2,
    }
    with pytest.raises(CountingError, match=reason):
        Block(**{**good, **change})


@pytest.mark.parametrize(
    ("blocks", "by", "reason"),
    [
        ([], ORDINARY, "at least one class"),
        ([block("a", 1, 0), block("a", 1, 0)], ORDINARY, "Two classes have the code a"),
        ([block("a", 1, 0)], BY_WEIGHT, "Class a has no weight"),
        ([block("a", 1, 0)], BID, "No class has a rateable value"),
    ],
)
def test_classes_that_cannot_be_counted(blocks, by, reason):
    with pytest.raises(CountingError, match=reason):
        count_resolution(blocks, by)
