"""Equal shares on elections small enough to be followed by hand."""

import pytest

from ballots.counting.election import CountingError, Election
from ballots.counting.rules import Rule, count
from tests.ballots.counting.elections import election

EQUAL = Rule(rule="equal-shares")


def completed(name, **settings):
    return Rule(rule="equal-shares", completion=name, **settings)


def test_a_minority_with_enough_money_gets_its_project():
    # Each of ten voters has 10. Greedy would fund a and b for the six; the four hold 40 for c.
    papers = ["ab"] * 6 + ["c"] * 4
    outcome = count(election([50, 50, 40], papers, 100), EQUAL)

    assert outcome.selected == ("a", "c")
    assert count(election([50, 50, 40], papers, 100), Rule()).selected == ("a", "b")


def test_the_winner_is_explained_by_what_its_supporters_paid():
    outcome = count(election([30, 50], ["a"] * 6 + ["b"] * 4, 100, unit=1), EQUAL)

    assert outcome.explanation["a"] == {
        "result": "won",
        "why": "shares",
        "round": 1,
        "most_paid": 5,
        "supporters": 6,
        "votes": 6,
        "score": 6,
        "cost": 30,
    }


def test_the_loser_is_explained_by_what_its_supporters_still_held():
    outcome = count(election([30, 50], ["a"] * 6 + ["b"] * 4, 100), EQUAL)

    assert outcome.explanation["b"] == {
        "result": "lost",
        "why": "supporters-money",
        "held": 40,
        "short_by": 10,
        "held_percent": 80,
        "votes": 4,
        "score": 4,
        "cost": 50,
    }


def test_the_poorer_supporter_gives_all_that_is_left():
    # 30 each: b takes 20 of its three; a (cost 40) then gets 10 from the shared voter, 30 from one.
    outcome = count(election([40, 60], ["a", "ab", "b", "b"], 120), EQUAL)

    assert [one["funded"] for one in outcome.rounds] == ["b", "a"]
    assert outcome.explanation["a"]["most_paid"] == 30
    assert outcome.explanation["a"]["supporters"] == 2
    assert outcome.exact_comparisons > 0  # "just enough" is beyond floating point


def test_one_minor_unit_short_is_short():
    outcome = count(election([41, 60], ["a", "ab", "b", "b"], 120), EQUAL)

    assert outcome.selected == ("b",)
    assert outcome.explanation["a"]["held"] == 40
    assert outcome.explanation["a"]["short_by"] == 1
    assert outcome.explanation["a"]["held_percent"] == 97


def test_greedy_completion_spends_what_the_shares_left():
    # The shares buy nothing (25 each); the greedy completion takes the most wanted that fits.
    papers = ["ab", "ab", "b", "c"]
    outcome = count(election([90, 80, 40], papers, 100), completed("greedy"))

    assert outcome.selected == ("b",)
    won, lost = outcome.explanation["b"], outcome.explanation["c"]
    assert (won["why"], won["left_before"], won["left_after"]) == ("completion", 100, 20)
    assert (won["held"], won["short_by"], won["round"]) == (75, 5, 1)
    assert (lost["why"], lost["held"], lost["left"]) == ("supporters-money", 25, 20)


def test_add1_raises_the_endowment_until_the_budget_would_be_overspent():
    # From 25 each: b is had at 40 each, and at 50 each c as well, which the budget has not got.
    outcome = count(election([90, 80, 100], ["b", "b", "c", "c"], 100), completed("add1"))

    assert outcome.selected == ("b",)
    assert outcome.details == {
        "endowment": 49,
        "runs": 26,
        "raised": 24,
        "every_supported_option_fits": False,
        "would_spend": 180,
    }


def test_add1_raises_by_the_step_in_units_of_currency():
    outcome = count(election([8000, 8000], ["a", "b"], 10000, unit=100), completed("add1", step=10))

    assert outcome.details["endowment"] == 7000
    assert outcome.details["raised"] == 2
    assert outcome.selected == ()


def test_add1_does_not_stop_when_nothing_more_fits():
    # At 20 each, a and b are bought and nothing else fits. At 30 the three can have c instead of b.
    costs, papers = [40, 60, 70], ["ab", "ab", "ac", "c", "c"]
    first = count(election(costs, papers, 110), EQUAL)
    last = count(election(costs, papers, 110), completed("add1"))

    assert last.spent >= first.spent
    assert last.details["raised"] > 0
    assert last.selected == ("a", "c")


def test_add1_then_greedy():
    papers = ["a"] * 3 + ["b"] * 2
    outcome = count(election([90, 10, 95], papers, 100), completed("add1-greedy"))

    assert outcome.selected == ("a", "b")
    assert outcome.spent == 100


@pytest.mark.parametrize("name", ["add1", "add1-greedy"])
def test_where_every_supported_option_fits_all_are_funded_and_add1_ends(name):
    outcome = count(election([30, 30, 30], ["a", "b", ""], 70), completed(name))

    assert outcome.selected == ("a", "b")
    assert outcome.details["every_supported_option_fits"] is True
    assert outcome.details["runs"] == 1
    assert outcome.explanation["c"]["why"] == "no-votes"


def test_the_threshold_leaves_out_and_says_how_many_votes_were_missing():
    rule = completed("add1-greedy", threshold=3)
    outcome = count(election([10, 10, 10], ["ab", "ab", "a"], 100), rule)

    assert outcome.selected == ("a",)
    facts = outcome.explanation["b"]
    assert (facts["why"], facts["votes_needed"]) == ("below-threshold", 1)


def test_a_tie_is_taken_by_the_rule_and_logged_once():
    # a and b ask the same of their supporters; the second is no longer a tie.
    outcome = count(election([20, 10], ["a", "a", "b", "b"], 60), EQUAL)

    assert [one["funded"] for one in outcome.rounds] == ["b", "a"]
    assert outcome.ties == (
        {
            "round": 1,
            "candidates": ["a", "b"],
            "chosen": "b",
            "decided_by": "cost",
            "parted": False,
        },
    )
    assert outcome.exact_comparisons == 1


def test_only_the_ties_of_the_run_that_stands_are_logged():
    outcome = count(election([40, 40, 90], ["a", "b", "c"], 60), completed("add1"))

    assert outcome.details["runs"] > 2
    assert outcome.ties == ()


def test_the_tie_rule_decides_where_only_one_can_be_had():
    papers = ["ab", "ab"]
    by_id = count(election([30, 30], papers, 30), EQUAL)
    assert by_id.selected == ("a",)
    assert by_id.ties[0]["parted"] is True
    drawn = {
        count(
            election([30, 30], papers, 30), Rule(rule="equal-shares", tie_rule=f"lot:{n}")
        ).selected
        for n in range(20)
    }
    assert drawn == {("a",), ("b",)}


def test_a_tie_of_unequal_payers_is_found_in_exact_arithmetic():
    # After a, both b and c have one supporter with 20 and one with 30 for a cost of 45.
    papers = ["ab", "ac", "b", "c"]
    outcome = count(election([20, 45, 45], papers, 120), EQUAL)

    assert [one["funded"] for one in outcome.rounds] == ["a", "b", "c"]
    assert [tie["candidates"] for tie in outcome.ties] == [["a", "b", "c"], ["b", "c"]]


@pytest.mark.parametrize("papers", [[], ["", ""]])
def test_papers_that_name_nothing_fund_nothing(papers):
    for name in ("none", "greedy", "add1", "add1-greedy"):
        outcome = count(election([10], papers, 100), completed(name))
        assert outcome.selected == ()
        assert outcome.explanation["a"]["why"] == "no-votes"


def test_papers_with_points_are_refused():
    points = Election.from_scores(["a"], [10], 20, {((0,), (3,)): 2})
    with pytest.raises(CountingError, match="without points"):
        count(points, EQUAL)


def test_identical_papers_may_come_grouped():
    grouped = Election.from_tally(["a", "b"], [30, 50], 100, {(0,): 6, (1,): 4}, unit=1)
    one_by_one = election([30, 50], ["a"] * 6 + ["b"] * 4, 100)
    assert count(grouped, EQUAL).as_json() == count(one_by_one, EQUAL).as_json()
