"""Single transferable vote by the Scottish rules (SSI 2007/42, schedule 1, rules 45 to 52).

Droop quota, weighted inclusive Gregory method, five decimals and the remainder ignored, in
integers of 0.00001. One seat is the same count.
"""

from dataclasses import dataclass

from ballots.counting.ranked import RankedElection
from ballots.counting.stv_outcome import (
    EXCLUSION,
    FIRST_PREFERENCES,
    RULE,
    SURPLUS,
    UNIT,
    Stage,
    StvOutcome,
    Transfer,
    written,
)
from ballots.counting.stv_piles import Piles
from ballots.counting.stv_ties import Tie, Ties

__all__ = [
    "RULE",
    "UNIT",
    "RankedElection",
    "Stage",
    "StvOutcome",
    "Tie",
    "Transfer",
    "count_stv",
    "quota",
    "written",
]


def count_stv(election: RankedElection, *, seed: str) -> StvOutcome:
    """Count the papers; `seed` decides lots and is published before the vote opens."""
    return _Count(election, seed).run()


def quota(valid: int, seats: int) -> int:
    """Droop: valid papers divided by one more than the seats, the fraction ignored, plus one."""
    return valid // (seats + 1) + 1


@dataclass(frozen=True)
class _Step:
    """What the next stage does, decided at the end of the one before."""

    event: str
    of: int | None = None


class _Count:
    def __init__(self, election: RankedElection, seed: str) -> None:
        self.election = election
        self.quota = quota(election.valid, election.seats)
        self.piles = Piles(election)
        self.ties = Ties(election.candidates, seed)
        self.continuing = set(range(len(election.candidates))) - set(election.withdrawn)
        self.surpluses: set[int] = set()
        self.elected: list[int] = []
        self.stages: list[Stage] = []

    def run(self) -> StvOutcome:
        step = self._end_of_stage(_Step(FIRST_PREFERENCES), ())
        while step is not None:
            step = self._end_of_stage(step, self._transferred(step))
        return StvOutcome(
            election=self.election,
            seed=self.ties.seed,
            quota=self.quota,
            valid=self.election.valid,
            invalid=self.election.invalid,
            elected=tuple(self.elected),
            stages=tuple(self.stages),
            ties=tuple(self.ties.log),
        )

    def _transferred(self, step: _Step) -> tuple[Transfer, ...]:
        if step.of is None:
            return ()
        if step.event == EXCLUSION:
            return self.piles.pass_all(step.of, self.continuing)
        return self.piles.pass_surplus(step.of, self.quota * UNIT, self.continuing)

    def _end_of_stage(self, step: _Step, transfers: tuple[Transfer, ...]) -> _Step | None:
        votes = tuple(self.piles.votes)
        self.ties.history.append(votes)
        reached = self._elect({one for one in self.continuing if votes[one] >= self.quota * UNIT})
        self.surpluses |= {one for one in reached if votes[one] > self.quota * UNIT}
        filled = self._fill_last_vacancies()
        following = self._following()
        excluded = following.of if following and following.event == EXCLUSION else None
        self.stages.append(
            Stage(
                number=len(self.stages) + 1,
                event=step.event,
                of=step.of,
                votes=votes,
                transfers=transfers,
                exhausted=self.piles.exhausted,
                rounding=self.piles.rounding,
                elected=(*reached, *filled),
                without_quota=filled,
                excluded=excluded,
            )
        )
        return following

    @property
    def _vacancies(self) -> int:
        return self.election.seats - len(self.elected)

    def _elect(self, candidates: set[int]) -> tuple[int, ...]:
        order = self.ties.in_order(candidates, "order-of-election")
        self.elected += order
        self.continuing -= candidates
        return tuple(order)

    def _fill_last_vacancies(self) -> tuple[int, ...]:
        """Rule 52: as many continuing as vacancies are elected, and nothing more is transferred."""
        if len(self.continuing) > self._vacancies:
            return ()
        return self._elect(set(self.continuing))

    def _following(self) -> _Step | None:
        if not self._vacancies or not self.continuing:
            return None
        if self.surpluses:
            giver = self.ties.highest(self.surpluses, SURPLUS)
            self.surpluses.remove(giver)
            return _Step(SURPLUS, giver)
        lowest = self.ties.lowest(self.continuing, EXCLUSION)
        self.continuing.remove(lowest)
        return _Step(EXCLUSION, lowest)
