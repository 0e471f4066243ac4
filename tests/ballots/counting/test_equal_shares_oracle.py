"""The field's reference implementation, pabutools, on small random elections."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from pabutools.election import (
    ApprovalBallot,
    ApprovalProfile,
    Cost_Sat,
    Instance,
    Project,
)
from pabutools.rules import exhaustion_by_budget_increase, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

from ballots.counting.rules import Rule, count
from tests.ballots.counting.elections import drawn, election

pytestmark = pytest.mark.filterwarnings("ignore")


def pabulib_instance(costs, papers, budget):
    projects = {name: Project(name, cost) for name, cost in zip("abcdefgh", costs, strict=False)}
    instance = Instance(projects.values(), budget_limit=budget)
    profile = ApprovalProfile(
        [ApprovalBallot(projects[name] for name in paper) for paper in papers], instance=instance
    )
    return instance, profile


def published_ties(papers):
    """More votes, then lower cost, then the id."""

    def key(_instance, _profile, project):
        votes = sum(project.name in paper for paper in papers)
        return (-votes, project.cost, project.name)

    return TieBreakingRule(key)


@settings(deadline=None, max_examples=150)
@given(drawn())
def test_equal_shares_is_that_of_pabutools(case):
    _costs, papers, _budget = case
    instance, profile = pabulib_instance(*case)
    theirs = method_of_equal_shares(
        instance, profile, sat_class=Cost_Sat, tie_breaking=published_ties(papers)
    )

    ours = count(election(*case), Rule(rule="equal-shares"))
    assert set(ours.selected) == {project.name for project in theirs}


@settings(deadline=None, max_examples=60)
@given(drawn(most_options=5, most_papers=8))
def test_add1_is_that_of_pabutools_without_the_early_stop(case):
    _costs, papers, _budget = case
    instance, profile = pabulib_instance(*case)
    ours = count(election(*case), Rule(rule="equal-shares", completion="add1"))
    # Else pabutools would raise the endowment for ever.
    assume(not ours.details["every_supported_option_fits"])

    theirs = exhaustion_by_budget_increase(
        instance,
        profile,
        method_of_equal_shares,
        rule_params={"sat_class": Cost_Sat, "tie_breaking": published_ties(papers)},
        exhaustive_stop=False,
        budget_step=Fraction(len(papers)),
    )
    assert set(ours.selected) == {project.name for project in theirs}
