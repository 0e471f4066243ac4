"""A round closes when every project has ended and what is left in its pot went back to the funds."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.life import closing
from budgets.models import BudgetRound
from delivery import pots
from delivery.changing import held
from delivery.errors import DeliveryError
from delivery.models.project import ENDED
from funds import moving
from funds.errors import FundError
from look import words
from members.models import Person


@closing.register
def unsettled(budget_round: BudgetRound) -> str:
    """Money of a closed round could go nowhere any more."""
    going = budget_round.deliveries.exclude(state__in=ENDED).count()
    if going:
        return ngettext(
            "%(n)d project is neither finished nor stopped.",
            "%(n)d projects are neither finished nor stopped.",
            going,
        ) % {"n": going}
    if left := pots.money_of(budget_round).held_pence:
        return _("%(sum)s is still in the round’s pot. Give it back to its funds first.") % {
            "sum": words.pounds(left)
        }
    return ""


def may_give_back(budget_round: BudgetRound) -> bool:
    """Whether the pot's rest is nobody's any more: all that was decided has its money."""
    standing = budget_round.decisions.standing().first()
    if standing is None or budget_round.closed_at:
        return False
    return not standing.lines.filter(funded_pence__gt=0, delivery=None).exists()


@transaction.atomic
def give_back(*, budget_round: BudgetRound, by: Person) -> None:
    """What no project needs goes from the pot to the funds it came from. Raises DeliveryError."""
    locked, pot = held(budget_round), pots.pot_of(budget_round)
    if pot is None or not may_give_back(locked):
        raise DeliveryError(_("Set up every funded project first: the pot holds its money."))
    reason = _("Left in the pot: %(round)s") % {"round": locked}
    try:
        moving.hand_back(source=pot, by=by.as_actor("officer"), reason=reason)
    except FundError as refused:
        raise DeliveryError(refused.message) from refused
