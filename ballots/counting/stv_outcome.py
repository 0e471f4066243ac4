"""What a count by single transferable vote says: every stage, every transfer, every tie."""

import json
from dataclasses import dataclass

from ballots.counting.outcome import Facts
from ballots.counting.ranked import RankedElection
from ballots.counting.stv_ties import Tie

VERSION = "1"
RULE = "scottish-stv"

# Votes are whole numbers of hundred-thousandths: the rule keeps five decimals and drops the rest.
UNIT = 100_000

FIRST_PREFERENCES, SURPLUS, EXCLUSION = "first-preferences", "surplus", "exclusion"


@dataclass(frozen=True)
class Transfer:
    """Papers that moved together, and what they count for where they went.

    `to` is nobody where no continuing candidate follows on the papers.
    """

    giver: int
    to: int | None
    papers: int
    votes: int


@dataclass(frozen=True)
class Stage:
    """One stage; all votes in units of 0.00001, those of `votes` as they stood at its end.

    `event` says what happened in it: the first preferences were counted, the surplus of `of` was
    passed on, or the papers of `of`, who had been excluded at the end of the stage before, were.
    `elected` became so at its end, in order; `without_quota` are those of them who filled the last
    places. `excluded` is who was excluded at its end. `exhausted` and `rounding` add up from
    the first stage on: votes without a further preference, and fractions the rule drops.
    """

    number: int
    event: str
    of: int | None
    votes: tuple[int, ...]
    transfers: tuple[Transfer, ...]
    exhausted: int
    rounding: int
    elected: tuple[int, ...]
    without_quota: tuple[int, ...]
    excluded: int | None

    @property
    def non_transferable(self) -> int:
        """All that lies with no candidate any more, as councils' sheets give it."""
        return self.exhausted + self.rounding


@dataclass(frozen=True)
class StvOutcome:
    """The result of one count. Candidates are positions, as in the election.

    Equal input gives an equal outcome, byte for byte.
    """

    election: RankedElection
    seed: str
    quota: int
    valid: int
    invalid: int
    elected: tuple[int, ...]
    stages: tuple[Stage, ...]
    ties: tuple[Tie, ...]
    version: str = VERSION

    def as_dict(self) -> Facts:
        """The outcome as plain JSON values: candidates by name, votes such as "123.00000"."""
        return {
            "rule": RULE,
            "quota": self.quota,
            "elected": self._names(self.elected),
            "stages": [self._stage(stage) for stage in self.stages],
            "ties": [self._tie(tie) for tie in self.ties],
            "seed": self.seed,
            "seats": self.election.seats,
            "valid": self.valid,
            "invalid": self.invalid,
            "candidates": list(self.election.candidates),
            "withdrawn": self._names(self.election.withdrawn),
            "input_digest": self.election.digest(),
            "version": self.version,
        }

    def as_json(self) -> str:
        """One line, the same for equal outcomes."""
        return json.dumps(self.as_dict(), ensure_ascii=False)

    def _stage(self, stage: Stage) -> Facts:
        gone = set(self.election.withdrawn)
        return {
            "stage": stage.number,
            "votes": {
                name: written(stage.votes[place])
                for place, name in enumerate(self.election.candidates)
                if place not in gone
            },
            "non_transferable": written(stage.non_transferable),
            "event": stage.event,
            "of": self._name(stage.of),
            "elected": self._names(stage.elected),
            "without_quota": self._names(stage.without_quota),
            "excluded": self._name(stage.excluded),
            "transfers": [self._transfer(transfer) for transfer in stage.transfers],
            "exhausted": written(stage.exhausted),
            "rounding": written(stage.rounding),
        }

    def _transfer(self, transfer: Transfer) -> Facts:
        return {
            "from": self._name(transfer.giver),
            "to": self._name(transfer.to),
            "papers": transfer.papers,
            "votes": written(transfer.votes),
        }

    def _tie(self, tie: Tie) -> Facts:
        return {
            "stage": tie.stage,
            "purpose": tie.purpose,
            "candidates": self._names(tie.tied),
            "chosen": self._name(tie.chosen),
            "decided_by": tie.decided_by,
            "decided_at_stage": tie.at_stage,
            "lots": {self.election.candidates[place]: lot for place, lot in tie.lots},
        }

    def _name(self, candidate: int | None) -> str | None:
        return None if candidate is None else self.election.candidates[candidate]

    def _names(self, candidates: tuple[int, ...]) -> list[str]:
        return [self.election.candidates[candidate] for candidate in candidates]


def written(votes: int) -> str:
    """Units as a number with its five decimals."""
    return f"{votes // UNIT}.{votes % UNIT:05}"
