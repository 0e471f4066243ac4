"""The door of every phase in which people take part: held open by the database's clock, inside the transaction."""

from datetime import datetime

from django.utils.translation import gettext as _

from budgets.errors import RoundError
from budgets.life.phases import Life, life_of
from budgets.models import BEFORE_THE_BALLOT, BudgetRound, Phase
from look import words
from statute import clock


def hold_open(budget_round: BudgetRound, phase: Phase) -> Life:
    """Lock the round for as long as this transaction lasts and return its life.

    Dates cannot move meanwhile: who changes them takes the row for itself. Raises RoundError, with the day,
    where the phase has not begun or is over.
    """
    locked = BudgetRound.objects.select_for_update(of=("self",), no_key=True).select_related(
        "ballot"
    )
    life = life_of(locked.get(pk=budget_round.pk), clock.now())
    if not life.is_open(phase):
        raise RoundError(why_shut(life, phase))
    return life


def _voting_since(life: Life, phase: Phase) -> list[datetime]:
    """When the vote opened, for what that ended."""
    return [life.round.ballot.opens_at] if phase in BEFORE_THE_BALLOT else []


def why_shut(life: Life, phase: Phase) -> str:
    """One sentence on when the phase begins, or that it is over."""
    row = life.planned.get(phase)
    label = str(phase.label).lower()
    if row is None:
        return _("This round has no phase for that (%(phase)s).") % {"phase": label}
    if life.now < row.opens_at:
        return _("This part of the round (%(phase)s) opens at %(moment)s.") % {
            "phase": label,
            "moment": words.moment(row.opens_at),
        }
    return _("This part of the round (%(phase)s) closed at %(moment)s.") % {
        "phase": label,
        "moment": words.moment(min(row.closes_at, life.now, *_voting_since(life, phase))),
    }
