"""Greedy: the most wanted first, while the money lasts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from ballots.counting.election import Election
from ballots.counting.floors import Floor
from ballots.counting.outcome import Facts, Outcome
from ballots.counting.rule import Rule
from ballots.counting.ties import TieRule, tie_rule, with_effect


@dataclass
class Purse:
    """Money left, and what became of each option reached so far."""

    left: int
    won: list[int] = field(default_factory=list)
    facts: dict[int, Facts] = field(default_factory=dict)
    stopped_at: int | None = None

    def fund(self, option: int, cost: int, why: str) -> None:
        before, self.left = self.left, self.left - cost
        self.won.append(option)
        self.facts[option] = {
            "result": "won",
            "why": why,
            "left_before": before,
            "left_after": max(self.left, 0),
        }
        if self.left < 0:
            self.facts[option]["beyond_budget"] = -self.left

    def pass_over(self, option: int, why: str, **facts: int | str) -> None:
        self.facts[option] = {"result": "lost", "why": why, "left": max(self.left, 0), **facts}

    def leave_out(self, option: int, missed: Facts) -> None:
        self.facts[option] = {"result": "lost", "left": max(self.left, 0), **missed}


def count(election: Election, rule: Rule) -> Outcome:
    """Count by `greedy` or `greedy-per-cost`."""
    ties = tie_rule(rule.tie_rule, election)
    order = ranking(election, rule, ties, range(len(election.ids)))
    purse = spend(election, rule, order, Purse(election.budget))
    won = {election.ids[option] for option in purse.won}
    return Outcome(
        rule=rule.rule,
        completion=rule.completion,
        settings=rule.settings(),
        budget=election.budget,
        spent=election.budget - purse.left,
        unit=election.unit,
        voters=election.voters,
        selected=tuple(name for name in election.ids if name in won),
        ties=tuple(with_effect(ties.uses, won)),
        rounds=tuple(_rounds(election, purse)),
        explanation=_explanation(election, order, purse),
        input_digest=election.digest(),
    )


def ranking(
    election: Election, rule: Rule, ties: TieRule, options: Iterable[int], first: int = 1
) -> list[int]:
    """The options, the strongest claim first; each tie is logged with the rank it was met at.

    `first` is the rank of the first of them.
    """
    claims = _claims(election, rule)
    order: list[int] = []
    by_claim = sorted(options, key=lambda option: (-claims[option], option))
    for _, tied in groupby(by_claim, key=claims.__getitem__):
        group = list(tied)
        while len(group) > 1:
            chosen = ties.choose(first + len(order), group)
            order.append(chosen)
            group.remove(chosen)
        order.extend(group)
    return order


def _claims(election: Election, rule: Rule) -> Sequence[int | Fraction]:
    scores: list[int] = election.scores().tolist()
    if rule.rule != "greedy-per-cost":
        return scores
    costs: list[int] = election.costs.tolist()
    return [Fraction(score, cost) for score, cost in zip(scores, costs, strict=True)]


def spend(election: Election, rule: Rule, order: Sequence[int], purse: Purse) -> Purse:
    """Walk down the order and fund what fits, as the settings say."""
    floor = Floor.of(election, rule)
    votes: list[int] = election.votes().tolist()
    scores: list[int] = election.scores().tolist()
    costs: list[int] = election.costs.tolist()
    for option in order:
        cost = costs[option]
        if missed := floor.missed(votes[option], scores[option]):
            purse.leave_out(option, missed)
        elif purse.stopped_at is not None:
            purse.pass_over(option, "after-the-stop", stopped_at=election.ids[purse.stopped_at])
        elif cost <= purse.left:
            purse.fund(option, cost, "fits")
        else:
            _does_not_fit(option, cost, rule, purse)
    return purse


def _does_not_fit(option: int, cost: int, rule: Rule, purse: Purse) -> None:
    if rule.stops:
        purse.stopped_at = option
    if rule.last_if_left is not None and purse.left >= rule.last_if_left * cost:
        purse.fund(option, cost, "last-if-left")
    else:
        purse.pass_over(option, "does-not-fit", short_by=cost - purse.left)


def _explanation(election: Election, order: Sequence[int], purse: Purse) -> dict[str, Facts]:
    ranks = {option: rank for rank, option in enumerate(order, start=1)}
    votes, scores = election.votes().tolist(), election.scores().tolist()
    return {
        name: {
            **purse.facts[option],
            "rank": ranks[option],
            **election.support(votes[option], scores[option]),
            "cost": int(election.costs[option]),
        }
        for option, name in enumerate(election.ids)
    }


def _rounds(election: Election, purse: Purse) -> list[Facts]:
    return [
        {
            "round": number,
            "funded": election.ids[option],
            "cost": int(election.costs[option]),
            "left_after": purse.facts[option]["left_after"],
        }
        for number, option in enumerate(purse.won, start=1)
    ]
