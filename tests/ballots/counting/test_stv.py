"""The Scottish rule, case by case on small papers whose counts were worked out by hand."""

import hashlib
import json

import pytest

from ballots.counting.election import CountingError
from ballots.counting.stv import UNIT, RankedElection, count_stv, quota
from tests.ballots.counting.ranked_papers import ranked


def count(seats, papers, candidates="ABC", seed="seed", **settings):
    return count_stv(ranked(seats, papers, candidates, **settings), seed=seed).as_dict()


@pytest.mark.parametrize(
    ("valid", "seats", "needed"),
    [(100, 1, 51), (101, 1, 51), (100, 3, 26), (103, 3, 26), (0, 2, 1)],
)
def test_the_quota_is_droops(valid, seats, needed):
    assert quota(valid, seats) == needed


def test_one_seat_is_the_same_count():
    told = count(1, ["8 A", "5 B", "4 CB"])
    assert (told["quota"], told["elected"]) == (9, ["B"])
    assert [stage["event"] for stage in told["stages"]] == ["first-preferences", "exclusion"]
    assert (told["stages"][0]["excluded"], told["stages"][1]["of"]) == ("C", "C")
    assert told["stages"][1]["without_quota"] == []


def test_a_surplus_is_passed_on_at_five_decimals_and_the_rest_is_dropped():
    # Quota 5 of 14, two seats: A's surplus 7 of 12, 0.58333 a paper; 0.00004 are lost.
    told = count(2, ["8 AB", "4 A", "2 C"])
    second = told["stages"][1]
    assert (told["quota"], second["event"], second["of"]) == (5, "surplus", "A")
    assert second["votes"] == {"A": "5.00000", "B": "4.66664", "C": "2.00000"}
    assert second["transfers"] == [
        {"from": "A", "to": "B", "papers": 8, "votes": "4.66664"},
        {"from": "A", "to": None, "papers": 4, "votes": "2.33332"},
    ]
    assert (second["exhausted"], second["rounding"]) == ("2.33332", "0.00004")
    assert second["non_transferable"] == "2.33336"


def test_a_paper_passed_on_twice_keeps_its_value():
    # Quota 5 of 19: A passes on 7 of 12 at 0.58333; B, with 8 of them and 3 of its own, 2.66664 of 7.66664.
    told = count(3, ["8 ABC", "4 AD", "3 B", "2 C", "2 D"], "ABCD")
    assert told["quota"] == 5
    third = told["stages"][2]
    assert (third["event"], third["of"]) == ("surplus", "B")
    # 0.58333 x 2.66664 / 7.66664 = 0.202897…; the papers B had first have no further preference.
    assert third["votes"]["C"] == "3.62312"
    assert third["transfers"][0]["votes"] == "1.62312"


def test_the_largest_surplus_goes_first_one_a_stage():
    told = count(3, ["9 AD", "12 BD", "1 C", "2 D"], "ABCD")
    assert (told["quota"], told["elected"]) == (7, ["B", "A", "D"])
    moved = [(stage["event"], stage["of"]) for stage in told["stages"][1:]]
    assert moved == [("surplus", "B"), ("surplus", "A")]
    # 5 of 12 is 0.41666 a paper, which leaves D a hair below the quota.
    assert [stage["votes"]["D"] for stage in told["stages"]] == ["2.00000", "6.99992", "8.99990"]


def test_exactly_the_quota_is_elected_without_a_surplus():
    told = count(2, ["4 AB", "3 B", "5 C"])
    assert (told["quota"], told["stages"][0]["elected"]) == (5, ["C"])
    assert [stage["event"] for stage in told["stages"]] == ["first-preferences", "exclusion"]
    assert told["elected"] == ["C", "A"]


def test_papers_pass_over_the_elected_and_the_excluded():
    # A is elected at once; C's papers name A next, and go to B.
    told = count(2, ["6 A", "4 B", "3 CAB", "4 D"], "ABCD")
    assert told["stages"][0]["elected"] == ["A"]
    last = told["stages"][-1]
    moved = [one for stage in told["stages"] for one in stage["transfers"]]
    assert {"from": "C", "to": "B", "papers": 3, "votes": "3.00000"} in moved
    assert last["votes"]["A"] == "6.00000"


def test_the_last_places_are_filled_without_a_quota():
    told = count(2, ["5 A", "3 B", "2 C"])
    assert told["quota"] == 4
    last = told["stages"][-1]
    assert last["elected"] == ["B"]
    assert last["without_quota"] == ["B"]
    assert told["stages"][0]["elected"] == ["A"]


def test_it_ends_once_the_last_place_is_filled():
    """A's surplus is not passed on once B has the other seat."""
    told = count(2, ["9 AC", "6 B", "1 C"])
    assert (told["elected"], len(told["stages"])) == (["A", "B"], 1)


def test_fewer_candidates_than_seats():
    told = count(4, ["2 A"], "AB")
    assert (told["quota"], told["elected"]) == (1, ["A", "B"])
    assert told["stages"][0]["without_quota"] == ["B"]


def test_nobody_stands():
    told = count(1, ["2 "], "")
    assert (told["elected"], told["invalid"], len(told["stages"])) == ([], 2, 1)


def test_a_paper_without_a_preference_is_invalid_and_counted_so():
    told = count(1, ["3 A", "2 B", "4 "], "AB")
    assert (told["valid"], told["invalid"], told["quota"]) == (5, 4, 3)


def test_nobody_voted():
    told = count(1, [], "AB")
    assert (told["valid"], told["quota"], len(told["elected"])) == (0, 1, 1)
    assert told["ties"][0]["decided_by"] == "lot"


def test_a_withdrawn_candidate_is_passed_over():
    told = count(1, ["3 CA", "2 B", "C"], withdrawn="C")
    assert told["withdrawn"] == ["C"]
    assert told["stages"][0]["votes"] == {"A": "3.00000", "B": "2.00000"}
    assert (told["valid"], told["invalid"], told["elected"]) == (5, 1, ["A"])


# Ties


def test_an_exclusion_tie_goes_by_the_stage_before():
    # After D is gone B and C have 5 each; B had 4 and C 5 before.
    told = count(1, ["9 A", "4 B", "5 C", "DB"], "ABCD")
    tie = told["ties"][0]
    assert (tie["purpose"], tie["stage"], tie["candidates"]) == ("exclusion", 2, ["B", "C"])
    assert (tie["chosen"], tie["decided_by"], tie["decided_at_stage"]) == ("B", "earlier-stage", 1)
    assert told["stages"][1]["excluded"] == "B"


def test_a_surplus_tie_goes_by_the_stage_before():
    # E's papers bring B and C to 12 each, above the quota of 11; C had 9 before and B 8.
    told = count(3, ["8 B", "9 C", "8 D", "4 EB", "3 EC", "8 F"], "BCDEF")
    ties = {tie["purpose"]: tie for tie in told["ties"]}
    assert ties["surplus"]["candidates"] == ["B", "C"]
    assert (ties["surplus"]["chosen"], ties["surplus"]["decided_at_stage"]) == ("C", 1)
    assert ties["order-of-election"]["chosen"] == "C"
    assert told["elected"][:2] == ["C", "B"]


def test_of_three_the_earlier_stage_may_leave_two_for_the_lot():
    # At stage 2 B, C and D have 4 each; before, D had 4 and B and C 3.
    told = count(1, ["9 A", "3 B", "3 C", "4 D", "EB", "EC"], "ABCDE")
    tie = told["ties"][0]
    assert tie["candidates"] == ["B", "C", "D"]
    assert tie["decided_by"] == "lot"
    assert set(tie["lots"]) == {"B", "C"}
    assert tie["chosen"] == min(tie["lots"], key=tie["lots"].get)


def test_a_lot_is_drawn_from_the_seed_alone():
    papers = ["4 A", "2 B", "2 C"]
    first = count(1, papers, seed="one")
    assert count(1, papers, seed="one") == first
    chosen = {count(1, papers, seed=str(seed))["ties"][0]["chosen"] for seed in range(20)}
    assert chosen == {"B", "C"}
    assert first["ties"][0]["decided_at_stage"] is None


def test_a_lot_can_be_drawn_again_by_hand():
    told = count(1, ["4 A", "2 B", "2 C"], seed="1234")
    lots = {name: hashlib.sha256(f"1234:{name}".encode()).hexdigest() for name in "BC"}
    assert told["ties"][0]["lots"] == lots
    assert told["ties"][0]["chosen"] == min(lots, key=lots.get)
    assert told["seed"] == "1234"


def test_an_equal_first_place_for_one_seat_is_excluded_by_lot():
    told = count(1, ["3 A", "3 B"], "AB")
    assert told["ties"][0]["purpose"] == "exclusion"
    assert told["elected"] == [name for name in "AB" if name != told["ties"][0]["chosen"]]


# What cannot be counted


@pytest.mark.parametrize(
    ("candidates", "seats", "tally", "withdrawn", "reason"),
    [
        (["A"], 0, {}, (), "at least one seat"),
        (["A", "A"], 1, {}, (), "the same name"),
        (["A"], 1, {(1,): 1}, (), "not on the list"),
        (["A"], 1, {(-1,): 1}, (), "not on the list"),
        (["A", "B"], 1, {(0, 1, 0): 1}, (), "names a candidate twice"),
        (["A"], 1, {(0,): 0}, (), "at least one voter"),
        (["A"], 1, {}, (3,), "withdrawn candidate is not on the list"),
    ],
)
def test_refused(candidates, seats, tally, withdrawn, reason):
    with pytest.raises(CountingError, match=reason):
        RankedElection.from_tally(candidates, seats, tally, withdrawn)


def test_papers_that_still_name_the_withdrawn_are_refused():
    with pytest.raises(CountingError, match="has withdrawn"):
        RankedElection(("A", "B"), 1, (((0, 1), 1),), (1,))


def test_the_outcome_is_json_and_the_same_each_time():
    election = ranked(2, ["8 AB", "4 A", "2 C"])
    outcome = count_stv(election, seed="x")
    assert outcome.as_json() == count_stv(election, seed="x").as_json()
    assert json.loads(outcome.as_json()) == outcome.as_dict()
    assert outcome.stages[0].votes == (12 * UNIT, 0, 2 * UNIT)
