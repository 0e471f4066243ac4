"""Whether the money of a round may move: the one door, which pages and verbs ask, and triggers of the database as well.

`delivery_money_is_free` (migration 0002) says the same in the database; a test holds the two together.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from delivery.errors import DeliveryError
from delivery.models import CallIn, Decision, Outcome
from look import words
from statute import clock


@dataclass(frozen=True)
class Gate:
    """`why` says in a sentence why money waits; it is empty where money may move."""

    why: str

    @property
    def is_open(self) -> bool:
        return not self.why


def gate_of(budget_round: BudgetRound, now: datetime) -> Gate:
    """One statement."""
    standing = budget_round.decisions.standing().select_related("call_in").first()
    return Gate(
        _("There is no decision on the result yet.") if standing is None else _why(standing, now)
    )


def of_decision(standing: Decision, now: datetime) -> Gate:
    """For a decision that was read with its call-in."""
    return Gate(_why(standing, now))


def require(budget_round: BudgetRound) -> None:
    """Raises DeliveryError while money is held. Called in the transaction that moves it."""
    gate = gate_of(budget_round, clock.now())
    if not gate.is_open:
        raise DeliveryError(gate.why)


def _why(standing: Decision, now: datetime) -> str:
    call_in: CallIn | None = getattr(standing, "call_in", None)
    if call_in is not None:
        return _held_by(call_in)
    ends = standing.call_in_ends_at
    if ends is not None and now < ends:
        return _("Money waits until scrutiny’s period is over, at %(moment)s.") % {
            "moment": words.moment(ends)
        }
    return ""


def _held_by(call_in: CallIn) -> str:
    if call_in.outcome == Outcome.OPEN:
        return _("The decision is called in: money waits until scrutiny has looked at it.")
    if call_in.outcome == Outcome.REFERRED:
        return _("Scrutiny referred the decision back: money waits for the new decision.")
    return ""
