"""Supporting priorities: each person stands behind a few of them."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.models import AgendaItem, AgendaSupport, ItemState
from agenda.participants import Participant
from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import BudgetRound, Phase
from statute import parameters


def most_supports() -> int:
    return int(parameters.value("agenda-supports-per-person"))


@transaction.atomic
def support(*, item: AgendaItem, by: Participant) -> int:
    """Stand behind an item; again changes nothing. Returns how many more the person may support.

    Raises RoundError when the agenda is not open, the item is not, or all supports are given.
    """
    hold_open(item.round, Phase.AGENDA)
    key, most = by.key_in(item.round), most_supports()
    given = supported_by(item.round, by)
    if item.pk in given:
        return most - len(given)
    if AgendaItem.objects.get(pk=item.pk).state != ItemState.OPEN:
        raise RoundError(_("This priority is no longer on the list."))
    if len(given) >= most:
        raise RoundError(
            ngettext(
                "You support %(most)d priority, which is as many as one person can. Take it back first.",
                "You support %(most)d priorities, which is as many as one person can. Take one back first.",
                most,
            )
            % {"most": most}
        )
    AgendaSupport.objects.create(item=item, person_key=key)
    return most - len(given) - 1


@transaction.atomic
def take_back(*, item: AgendaItem, by: Participant) -> None:
    """Stop standing behind an item. Raises RoundError once the agenda is not open any more."""
    hold_open(item.round, Phase.AGENDA)
    AgendaSupport.objects.filter(item=item, person_key=by.key_in(item.round)).delete()


def supported_by(budget_round: BudgetRound, somebody: Participant | None) -> set[int]:
    """The items of the round that this person stands behind; what was hidden since counts no more."""
    if somebody is None:
        return set()
    mine = AgendaSupport.objects.filter(
        item__round=budget_round,
        item__state=ItemState.OPEN,
        person_key=somebody.key_in(budget_round),
    )
    return set(mine.values_list("item_id", flat=True))
