"""Tie rules: the published order in which options with an equal claim are taken."""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from ballots.counting.election import CountingError, Election
from ballots.counting.outcome import Facts

Key = Callable[[int], int | str]
NAMED = (
    "votes-cost-id",
    "cost-votes-id",
    "votes-cost-number",
    "cost-votes-number",
    "list-order",
)
LOT = "lot:"


@dataclass
class TieRule:
    """Orders option positions that tie, and logs each use with the step that decided it."""

    ids: Sequence[str]
    steps: list[tuple[str, Key]]
    uses: list[Facts] = field(default_factory=list)

    def key(self, option: int) -> tuple[int | str, ...]:
        """Sort key: the option with the smallest comes first."""
        return tuple(of(option) for _, of in self.steps)

    def choose(self, round_number: int, tied: Sequence[int]) -> int:
        """The first of the tied options; the use is logged."""
        ordered = sorted(tied, key=self.key)
        chosen = ordered[0]
        self.uses.append(
            {
                "round": round_number,
                "candidates": [self.ids[option] for option in sorted(tied)],
                "chosen": self.ids[chosen],
                "decided_by": self._step_that_decided(chosen, ordered[1:]),
            }
        )
        return chosen

    def _step_that_decided(self, chosen: int, others: Sequence[int]) -> str:
        left = list(others)
        for name, of in self.steps:
            left = [option for option in left if of(option) == of(chosen)]
            if not left:
                return name
        raise CountingError("The tie rule cannot part two options.")


def check_tie_rule(name: str) -> None:
    """Raises CountingError for a tie rule that nobody has published."""
    if name not in NAMED and not (name.startswith(LOT) and len(name) > len(LOT)):
        raise CountingError(f"There is no tie rule {name!r}: use {', '.join(NAMED)} or lot:SEED.")


def tie_rule(name: str, election: Election) -> TieRule:
    """The tie rule of that name over the options of this election."""
    check_tie_rule(name)
    scores, costs, ids = election.scores().tolist(), election.costs.tolist(), election.ids
    votes: tuple[str, Key] = ("votes", lambda option: -scores[option])
    cost: tuple[str, Key] = ("cost", lambda option: costs[option])
    by_id: tuple[str, Key] = ("id", lambda option: ids[option])
    if name.startswith(LOT):
        seed = name.removeprefix(LOT)
        return TieRule(ids, [("lot", lambda option: drawn(seed, ids[option])), by_id])
    # A ballot's options are numbered in list order; as text "10" would come before "2".
    number: tuple[str, Key] = ("list-order", lambda option: option)
    named = {
        "votes-cost-id": [votes, cost, by_id],
        "cost-votes-id": [cost, votes, by_id],
        "votes-cost-number": [votes, cost, number],
        "cost-votes-number": [cost, votes, number],
        "list-order": [number],
    }
    return TieRule(ids, named[name])


def with_effect(uses: Sequence[Facts], won: Collection[str]) -> list[Facts]:
    """Say of each tie whether those tied came out differently, so that it may have mattered."""
    return [{**use, "parted": len({name in won for name in use["candidates"]}) > 1} for use in uses]


def drawn(seed: str, name: str) -> str:
    """The lot of this name: the smallest is drawn first."""
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()
