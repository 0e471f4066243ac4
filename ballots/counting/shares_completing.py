"""Completions: equal shares alone seldom spends the whole budget."""

from dataclasses import dataclass
from fractions import Fraction

from ballots.counting import greedy
from ballots.counting.election import Election
from ballots.counting.floors import Floor
from ballots.counting.outcome import Facts
from ballots.counting.rule import Rule
from ballots.counting.shares_backing import Backing
from ballots.counting.shares_run import Run, run
from ballots.counting.ties import TieRule


@dataclass
class Completed:
    """The run that stands, how it was come by, and what was funded after it.

    `raised`: how many steps add1 raised the endowment by; `runs`: how many runs that took;
    `would_spend`: what one step more would have spent, beyond the budget.
    """

    run: Run
    runs: int
    exact_rounds: int
    raised: int = 0
    all_fit: bool = False
    would_spend: int | None = None
    added: greedy.Purse | None = None
    ties: tuple[Facts, ...] = ()

    @property
    def won(self) -> list[int]:
        """The options funded, in order."""
        return [one.option for one in self.run.bought] + (self.added.won if self.added else [])


def eligible_options(election: Election, rule: Rule, backing: Backing) -> list[int]:
    """The options that somebody supports and that reach the thresholds."""
    floor = Floor.of(election, rule)
    return [o for o, votes in enumerate(backing.votes) if votes and not floor.missed(votes, votes)]


def complete(election: Election, rule: Rule, backing: Backing, ties: TieRule) -> Completed:
    """Run equal shares as the rule's completion says."""
    eligible = eligible_options(election, rule, backing)
    if rule.completion.startswith("add1"):
        done = _raised(election, rule, backing, eligible, ties)
    else:
        only = run(backing, eligible, _share(election), ties)
        done = Completed(only, runs=1, exact_rounds=only.exact_rounds)
    done.ties = tuple(done.run.ties)
    if rule.completion.endswith("greedy"):
        _add_greedily(election, rule, done, eligible, ties)
    return done


def _share(election: Election) -> Fraction:
    return Fraction(election.budget, max(election.voters, 1))


def _raised(
    election: Election, rule: Rule, backing: Backing, eligible: list[int], ties: TieRule
) -> Completed:
    """Give every voter a step more each time, and keep the last outcome within the budget.

    It does not stop when nothing more fits: with more money for all, others may win.
    """
    total = sum(backing.costs[option] for option in eligible)
    if total <= election.budget:
        return _all_fit(election, backing, eligible, total, ties)
    step = rule.step * election.unit
    done = Completed(run(backing, eligible, _share(election), ties), runs=1, exact_rounds=0)
    while True:
        done.exact_rounds += done.run.exact_rounds
        after = run(backing, eligible, done.run.endowment + step, ties)
        done.runs += 1
        if after.spent > election.budget:
            done.exact_rounds += after.exact_rounds
            done.would_spend = after.spent
            return done
        done.run, done.raised = after, done.raised + 1


def _all_fit(
    election: Election, backing: Backing, eligible: list[int], total: int, ties: TieRule
) -> Completed:
    """Nothing would ever stop the raising, so each voter is given enough to pay for everything."""
    enough = max(_share(election), Fraction(total))
    only = run(backing, eligible, enough, ties)
    return Completed(only, runs=1, exact_rounds=only.exact_rounds, all_fit=True)


def _add_greedily(
    election: Election, rule: Rule, done: Completed, eligible: list[int], ties: TieRule
) -> None:
    """Fund what still fits of the other options, the one with most votes first."""
    bought = {one.option for one in done.run.bought}
    others = [option for option in eligible if option not in bought]
    again = TieRule(ties.ids, ties.steps)
    order = greedy.ranking(election, rule, again, others, first=len(bought) + 1)
    purse = greedy.Purse(election.budget - done.run.spent)
    done.added = greedy.spend(election, rule, order, purse)
    done.ties += tuple(again.uses)
