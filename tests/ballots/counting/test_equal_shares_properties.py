"""What holds for every election: drawn by hypothesis, with many ties and exact fits."""

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.counting.election import Election
from ballots.counting.rules import COMPLETIONS, Rule, count
from ballots.counting.shares_backing import Backing
from ballots.counting.shares_explained import whole
from ballots.counting.shares_run import run, run_exactly
from ballots.counting.ties import tie_rule
from tests.ballots.counting.elections import drawn, election
from tests.ballots.counting.plain_equal_shares import equal_shares

rules = st.builds(
    Rule,
    rule=st.just("equal-shares"),
    completion=st.sampled_from(COMPLETIONS),
    threshold=st.integers(0, 2),
    threshold_percent=st.sampled_from([0, 10, 40]),
    tie_rule=st.sampled_from(["votes-cost-id", "cost-votes-number", "list-order", "lot:7"]),
)


@given(drawn())
def test_buys_what_the_definition_buys(case):
    costs, papers, budget = case
    outcome = count(election(costs, papers, budget), Rule(rule="equal-shares"))
    named = dict(zip("abcdefgh", costs, strict=False))

    expected = equal_shares(named, papers, Fraction(budget, len(papers)))
    assert [one["funded"] for one in outcome.rounds] == expected


@given(drawn(), rules, st.randoms(use_true_random=False))
def test_the_order_of_the_papers_is_irrelevant(case, rule, shuffler):
    costs, papers, budget = case
    shuffled = random.Random(shuffler.random()).sample(papers, len(papers))

    first = count(election(costs, papers, budget), rule)
    assert count(election(costs, shuffled, budget), rule).as_json() == first.as_json()


@given(drawn(), rules)
def test_grouping_the_papers_is_irrelevant(case, rule):
    costs, papers, budget = case
    grouped = election(costs, papers, budget)
    apart = count(one_profile_a_voter(grouped), rule)

    assert replace(apart, input_digest="") == replace(count(grouped, rule), input_digest="")


def one_profile_a_voter(grouped):
    lengths = np.diff(grouped.indptr)
    rows = np.repeat(np.arange(len(lengths)), grouped.weights)
    return Election(
        ids=grouped.ids,
        costs=grouped.costs,
        budget=grouped.budget,
        unit=grouped.unit,
        indptr=np.concatenate([[0], np.cumsum(lengths[rows])]),
        indices=np.concatenate(
            [grouped.indices[grouped.indptr[r] : grouped.indptr[r + 1]] for r in rows]
        ),
        weights=np.ones(len(rows), dtype=np.int64),
        voters=grouped.voters,
    )


@given(drawn(), rules)
def test_never_spends_more_than_the_budget(case, rule):
    costs, papers, budget = case
    outcome = count(election(costs, papers, budget), rule)

    assert outcome.spent <= budget
    assert outcome.spent == sum(outcome.explanation[name]["cost"] for name in outcome.selected)
    assert outcome.certified


@given(drawn(), st.sampled_from(["greedy", "add1-greedy"]))
def test_after_greedy_completion_nothing_supported_fits(case, completion):
    costs, papers, budget = case
    outcome = count(election(costs, papers, budget), Rule("equal-shares", completion))

    for facts in outcome.explanation.values():
        if facts["result"] == "lost" and facts["votes"]:
            assert facts["cost"] > budget - outcome.spent
            assert facts["left"] < facts["cost"]


@given(drawn(), rules)
def test_every_option_is_explained_and_the_amounts_add_up(case, rule):
    costs, papers, budget = case
    outcome = count(election(costs, papers, budget), rule)

    assert list(outcome.explanation) == list("abcdefgh"[: len(costs)])
    for name, facts in outcome.explanation.items():
        assert (facts["result"] == "won") == (name in outcome.selected)
        if "held" in facts:
            assert facts["held"] + facts["short_by"] == facts["cost"]
            assert facts["short_by"] > 0
        if facts["why"] == "shares":
            assert facts["supporters"] <= facts["votes"]
            assert facts["most_paid"] * facts["votes"] >= facts["cost"] - facts["votes"]


@given(drawn(most_options=8, most_papers=30), st.fractions(0, 30, max_denominator=60))
def test_floating_point_and_exact_arithmetic_agree(case, endowment):
    costs, papers, budget = case
    cast = election(costs, papers, budget)
    backing, ties = Backing.of(cast), tie_rule("votes-cost-id", cast)
    eligible = [option for option, votes in enumerate(backing.votes) if votes]
    exact = run_exactly(backing, eligible, endowment, ties)
    found = run(backing, eligible, endowment, ties)

    assert [one.option for one in found.bought] == [one.option for one in exact.bought]
    assert found.ties == exact.ties
    assert [(whole(one.most_paid), one.supporters) for one in found.bought] == [
        (whole(one.most_paid), one.supporters) for one in exact.bought
    ]
    assert found.left == pytest.approx(exact.left, abs=1e-9)


@given(drawn(), rules)
def test_counting_again_gives_the_same_bytes(case, rule):
    costs, papers, budget = case
    outcomes = {count(election(costs, papers, budget), rule).as_json() for _ in range(2)}
    assert len(outcomes) == 1
