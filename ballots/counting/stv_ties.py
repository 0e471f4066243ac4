"""Ties between candidates: the most recent earlier stage that parts them, else a lot.

SSI 2007/42, rules 49(2) and 51. The lot is the order of the SHA-256 of `SEED:name`; the seed is
published before anybody can know who ties, so everybody can draw it again.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from ballots.counting.ties import drawn

EARLIER_STAGE, LOT = "earlier-stage", "lot"
Lots = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Tie:
    """Candidates with equal votes, the one taken first, and what decided.

    `purpose` is `surplus`, `exclusion` or `order-of-election`. `at_stage` is the earlier stage that
    decided; where it was the lot, `lots` holds what each candidate still tied drew.
    """

    stage: int
    purpose: str
    tied: tuple[int, ...]
    chosen: int
    decided_by: str
    at_stage: int | None = None
    lots: Lots = ()


@dataclass
class Ties:
    """Takes the highest or the lowest by the totals of the stages so far; logs every tie.

    `history` holds one row of totals a stage and grows while the count goes on.
    """

    names: Sequence[str]
    seed: str
    history: list[tuple[int, ...]] = field(default_factory=list)
    log: list[Tie] = field(default_factory=list)

    def highest(self, candidates: Collection[int], purpose: str) -> int:
        """The one with the most votes."""
        return self._first(candidates, purpose, -1)

    def lowest(self, candidates: Collection[int], purpose: str) -> int:
        """The one with the fewest votes."""
        return self._first(candidates, purpose, 1)

    def in_order(self, candidates: Collection[int], purpose: str) -> list[int]:
        """All of them, the one with the most votes first."""
        left, order = set(candidates), []
        while left:
            order.append(self.highest(left, purpose))
            left.discard(order[-1])
        return order

    def _first(self, candidates: Collection[int], purpose: str, sign: int) -> int:
        now = len(self.history)
        tied = self._best(sorted(candidates), now, sign)
        if len(tied) == 1:
            return tied[0]
        tie = self._broken(tied, purpose, sign)
        self.log.append(tie)
        return tie.chosen

    def _broken(self, tied: list[int], purpose: str, sign: int) -> Tie:
        now, left = len(self.history), tied
        for earlier in range(now - 1, 0, -1):
            left = self._best(left, earlier, sign)
            if len(left) == 1:
                return Tie(now, purpose, tuple(tied), left[0], EARLIER_STAGE, earlier)
        lots = sorted((drawn(self.seed, self.names[one]), one) for one in left)
        by_lot = tuple((one, lot) for lot, one in lots)
        return Tie(now, purpose, tuple(tied), lots[0][1], LOT, None, by_lot)

    def _best(self, candidates: list[int], stage: int, sign: int) -> list[int]:
        votes = self.history[stage - 1]
        best = min(sign * votes[one] for one in candidates)
        return [one for one in candidates if sign * votes[one] == best]
