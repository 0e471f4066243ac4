"""Which phase a round is in, and what of it is open: the one definition, which pages, verbs and lists share.

Before the vote the dates decide, by the database's clock. From the opening of the vote to its declaration the
ballot's state decides, after it what has been decided and told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ballots.models import BallotState
from budgets.models import BEFORE_THE_BALLOT, BudgetRound, Phase, RoundPhase

_VOTING = {
    BallotState.OPEN,
    BallotState.SUSPENDED,
    BallotState.CLOSED,
    BallotState.RECONCILED,
    BallotState.COUNTED,
}
_AHEAD = {BallotState.DRAFT, BallotState.SCHEDULED}
_DECLARED = {BallotState.DECLARED, BallotState.SUPERSEDED}


@dataclass(frozen=True)
class Life:
    """A round's phases at one moment of the database's clock."""

    round: BudgetRound
    planned: dict[Phase, RoundPhase]
    now: datetime

    @property
    def phase(self) -> Phase:
        state = self.round.ballot.state
        if self.round.closed_at or state == BallotState.CANCELLED:
            return Phase.CLOSED
        if state in _VOTING:
            return Phase.BALLOT
        return self._after() if state in _DECLARED else self._before()

    def has(self, phase: Phase) -> bool:
        return phase == Phase.BALLOT or phase in self.planned

    def is_open(self, phase: Phase) -> bool:
        """Whether people may take part in this planned phase now. What comes before the vote ends with its opening."""
        row, state = self.planned.get(phase), self.round.ballot.state
        if row is None or self._shut or state == BallotState.CANCELLED:
            return False
        if phase in BEFORE_THE_BALLOT and state not in _AHEAD:
            return False
        return row.opens_at <= self.now < row.closes_at

    def is_due(self, phase: Phase) -> bool:
        """Whether this planned phase has begun, open still or over."""
        row = self.planned.get(phase)
        return row is not None and not self._unseen and row.opens_at <= self.now

    @property
    def _unseen(self) -> bool:
        return self.round.published_at is None and self.round.ballot.state == BallotState.DRAFT

    @property
    def _shut(self) -> bool:
        return self._unseen or self.round.closed_at is not None

    def _before(self) -> Phase:
        if self._unseen:
            return Phase.DRAFT
        begun = [one for one in BEFORE_THE_BALLOT if self.is_due(one)]
        if begun:
            return begun[-1]
        waiting = any(one in self.planned for one in BEFORE_THE_BALLOT)
        return Phase.DRAFT if waiting else Phase.BALLOT

    def _after(self) -> Phase:
        if self.round.decided_at is None:
            return Phase.DECISION if Phase.DECISION in self.planned else Phase.BALLOT
        return Phase.EVALUATION if self.is_due(Phase.EVALUATION) else Phase.DELIVERY


def life_of(budget_round: BudgetRound, now: datetime) -> Life:
    """One statement. `now` is the database's clock (`statute.clock.now`)."""
    rows = RoundPhase.objects.filter(round=budget_round)
    return life_with(budget_round, rows, now)


def lives_of(rounds: Iterable[BudgetRound], now: datetime) -> list[Life]:
    """One statement, however many rounds; in their order."""
    found = list(rounds)
    by_round: dict[int, list[RoundPhase]] = {one.pk: [] for one in found}
    for row in RoundPhase.objects.filter(round__in=found):
        by_round[row.round_id].append(row)
    return [life_with(one, by_round[one.pk], now) for one in found]


def life_with(budget_round: BudgetRound, rows: Iterable[RoundPhase], now: datetime) -> Life:
    """As `life_of`, of rows that were read before."""
    return Life(budget_round, {Phase(row.phase): row for row in rows}, now)
