"""The greedy rules by hand, every reason, and what holds for any vote."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.counting.election import CountingError, Election
from ballots.counting.rules import Rule, count

# a: 4 votes for 600; b: 3 for 500; c: 2 for 400; d: 1 for 100; e: none for 50
COSTS = [60_000, 50_000, 40_000, 10_000, 5_000]
PAPERS = [[0, 1], [0, 1, 2], [0, 2], [0], [1, 3]]


def counted(budget=100_000, papers=PAPERS, costs=COSTS, **rule):
    ids = [chr(97 + n) for n in range(len(costs))]
    return count(Election.from_papers(ids, costs, budget, papers), Rule(**rule))


def test_what_does_not_fit_is_passed_over():
    outcome = counted()
    assert outcome.selected == ("a", "c")
    assert outcome.spent == 100_000
    assert outcome.explanation["b"] | {"result": "lost"} == {
        "result": "lost",
        "why": "does-not-fit",
        "left": 40_000,
        "short_by": 10_000,
        "rank": 2,
        "votes": 3,
        "score": 3,
        "cost": 50_000,
    }
    assert outcome.explanation["a"]["left_after"] == 40_000


def test_stopping_at_the_first_that_does_not_fit():
    outcome = counted(stop_at_first_that_does_not_fit=True)
    assert outcome.selected == ("a",)
    assert outcome.explanation["c"]["why"] == "after-the-stop"
    assert outcome.explanation["c"]["stopped_at"] == "b"


@pytest.mark.parametrize(("part", "selected"), [("4/5", ("a", "b")), ("9/10", ("a",))])
def test_the_last_one_if_enough_of_its_cost_is_left(part, selected):
    outcome = counted(last_if_left=Fraction(part))
    assert outcome.selected == selected
    if "b" in selected:
        assert outcome.explanation["b"]["why"] == "last-if-left"
        assert outcome.explanation["b"]["beyond_budget"] == 10_000


def test_below_the_threshold():
    outcome = counted(budget=1_000_000, threshold=2)
    assert outcome.selected == ("a", "b", "c")
    assert outcome.explanation["d"]["why"] == "below-threshold"
    assert outcome.explanation["e"]["votes_needed"] == 2


@pytest.mark.parametrize(
    ("percent", "selected", "needed"),
    [
        (0, ("a", "b", "c", "d"), {}),
        (40, ("a", "b", "c"), {"d": 1, "e": 2}),
        (41, ("a", "b"), {"c": 1, "d": 2, "e": 3}),  # 2.05 of five voters: three
        (100, (), {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}),
    ],
)
def test_below_a_share_of_the_voters(percent, selected, needed):
    outcome = counted(budget=1_000_000, threshold_percent=percent, threshold=1)
    assert outcome.selected == selected
    missed = {n: f for n, f in outcome.explanation.items() if f["why"] == "below-share"}
    assert {name: facts["votes_needed"] for name, facts in missed.items()} == needed
    assert {facts["votes_to_reach"] for facts in missed.values()} <= {-(-5 * percent // 100)}


def test_of_two_floors_the_higher_is_told():
    outcome = counted(budget=1_000_000, threshold_percent=60, threshold=4)
    assert outcome.explanation["b"]["why"] == "below-threshold"
    outcome = counted(budget=1_000_000, threshold_percent=80, threshold=2)
    assert outcome.explanation["d"]["why"] == "below-share"
    assert "threshold_percent" not in counted().settings


# a: 5 points of 3 people; b: 6 of 1; c: 1 of 1
POINTS = {((0, 1), (1, 6)): 1, ((0,), (2,)): 2, ((2,), (1,)): 1}


def with_points(**rule):
    election = Election.from_scores(["a", "b", "c"], COSTS[:3], 110_000, POINTS)
    return count(election, Rule(**rule))


def test_points_rank_and_are_told_beside_the_votes():
    outcome = with_points()
    assert [step["funded"] for step in outcome.rounds] == ["b", "a"]
    facts = outcome.explanation["a"]
    assert (facts["votes"], facts["score"], facts["points"]) == (3, 5, 5)
    assert "points" not in counted().explanation["a"]


def test_with_points_the_threshold_is_of_points_and_the_share_of_people():
    assert with_points(threshold=5).explanation["c"]["votes_needed"] == 4
    outcome = with_points(threshold_percent=50, threshold=100)
    assert outcome.explanation["b"]["why"] == "below-share"
    assert outcome.explanation["a"]["why"] == "below-threshold"


def test_most_votes_for_each_pound():
    outcome = counted(rule="greedy-per-cost", budget=70_000)
    assert outcome.explanation["d"]["rank"] == 1
    assert outcome.selected == ("a", "d")


@pytest.mark.parametrize(
    ("tie_rule", "chosen", "step"),
    [
        ("votes-cost-id", "b", "cost"),
        ("cost-votes-id", "b", "cost"),
        ("votes-cost-number", "b", "cost"),
        ("cost-votes-number", "b", "cost"),
        ("list-order", "a", "list-order"),
    ],
)
def test_each_tie_rule_and_the_step_that_decided(tie_rule, chosen, step):
    outcome = counted(budget=50_000, costs=[50_000, 40_000], papers=[[0], [1]], tie_rule=tie_rule)
    (tie,) = outcome.ties
    assert (tie["chosen"], tie["decided_by"], tie["candidates"]) == (chosen, step, ["a", "b"])
    assert tie["parted"]
    assert outcome.selected == (chosen,)


def test_equal_in_all_goes_by_id_or_number():
    papers, costs = [[n] for n in range(11)], [10_000] * 11
    ids = [str(n) for n in range(1, 12)]
    election = Election.from_papers(ids, costs, 20_000, papers)
    assert count(election, Rule(tie_rule="votes-cost-id")).selected == ("1", "10")
    assert count(election, Rule(tie_rule="votes-cost-number")).selected == ("1", "2")


def test_a_lot_is_drawn_from_its_published_seed():
    def lot(seed):
        return counted(
            budget=10_000, costs=[10_000] * 5, papers=[[n] for n in range(5)], tie_rule=seed
        ).selected

    assert lot("lot:2026-12-08") == lot("lot:2026-12-08")
    assert len({lot(f"lot:{n}") for n in range(20)}) > 1


@pytest.mark.parametrize(
    "senseless",
    [
        {"rule": "dice"},
        {"completion": "add1"},
        {"tie_rule": "the mayor"},
        {"tie_rule": "lot:"},
        {"threshold": -1},
        {"threshold_percent": -1},
        {"threshold_percent": 101},
        {"last_if_left": Fraction(3, 2)},
        {"rule": "equal-shares", "step": 0},
        {"rule": "equal-shares", "stop_at_first_that_does_not_fit": True},
        {"rule": "equal-shares", "completion": "magic"},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(senseless):
    with pytest.raises(CountingError):
        Rule(**senseless)


@pytest.mark.parametrize(
    ("ids", "costs", "budget", "papers"),
    [
        (["a", "a"], [1, 1], 1, []),
        (["a"], [1, 1], 1, []),
        (["a"], [0], 1, []),
        (["a"], [1], -1, []),
        (["a"], [1], 1, [[1]]),
        (["a"], [1], 1, [[0, 0]]),
    ],
)
def test_an_election_that_makes_no_sense_is_refused(ids, costs, budget, papers):
    with pytest.raises(CountingError):
        Election.from_papers(ids, costs, budget, papers)


elections = st.integers(1, 6).flatmap(
    lambda options: st.tuples(
        st.lists(st.integers(1, 500), min_size=options, max_size=options),
        st.lists(st.sets(st.integers(0, options - 1)).map(sorted), max_size=12),
        st.integers(0, 1000),
    )
)


@given(elections, st.randoms(), st.sampled_from(["greedy", "greedy-per-cost"]))
def test_the_order_of_the_papers_cannot_reach_the_result(case, chance, rule):
    costs, papers, budget = case
    shuffled = list(papers)
    chance.shuffle(shuffled)
    first = counted(budget, papers, costs, rule=rule)
    assert first.as_json() == counted(budget, shuffled, costs, rule=rule).as_json()


@given(elections, st.integers(0, 3), st.booleans())
def test_nothing_is_overspent_and_every_option_explained(case, threshold, stop):
    costs, papers, budget = case
    outcome = counted(
        budget, papers, costs, threshold=threshold, stop_at_first_that_does_not_fit=stop
    )
    assert outcome.spent <= budget
    ids = [chr(97 + n) for n in range(len(costs))]
    assert list(outcome.explanation) == ids
    won = [name for name in ids if outcome.explanation[name]["result"] == "won"]
    assert tuple(won) == outcome.selected
    assert outcome.spent == sum(costs[ids.index(name)] for name in won)


@given(elections)
def test_without_a_stop_nothing_left_out_would_fit(case):
    costs, papers, budget = case
    outcome = counted(budget, papers, costs)
    left = [facts["cost"] for facts in outcome.explanation.values() if facts["result"] == "lost"]
    assert all(cost > budget - outcome.spent for cost in left)
