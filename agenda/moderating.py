"""What officers do with what people named: hide it for a public reason, show it again, merge two that say the same."""

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from agenda import letters
from agenda.models import AgendaItem, AgendaSupport, ItemState, PublishedAgenda
from agenda.supporting import most_supports
from budgets.errors import RoundError
from budgets.models import BudgetRound
from members.models import Person
from record import entries


@transaction.atomic
def hide(*, item: AgendaItem, by: Person, reason: str) -> None:
    """Take an item off the page; the reason stands in its place and is sent to its author. Raises RoundError."""
    locked = _locked(item)
    if locked.state == ItemState.HIDDEN:
        raise RoundError(_("It is not on the page any more."))
    if not reason.strip():
        raise RoundError(_("Give a reason. It is published."), "reason")
    locked.state, locked.reason = ItemState.HIDDEN, reason.strip()
    locked.save(update_fields=["state", "reason"])
    letters.hidden(locked)
    _record(by, "agenda.item-hidden", locked, {"reason": locked.reason})


@transaction.atomic
def show_again(*, item: AgendaItem, by: Person) -> None:
    """Put a hidden item back, a merged one as merged. Raises RoundError."""
    locked = _locked(item)
    if locked.state != ItemState.HIDDEN:
        raise RoundError(_("It is on the page already."))
    if locked.rank is None:
        _drop_too_many(locked)
    locked.state = ItemState.MERGED if locked.merged_into_id else ItemState.OPEN
    locked.reason = ""
    locked.save(update_fields=["state", "reason"])
    letters.shown_again(locked)
    _record(by, "agenda.item-shown", locked, {})


@transaction.atomic
def merge(*, item: AgendaItem, into: AgendaItem, by: Person) -> None:
    """One priority in place of two: the supports move over, of each person once; both authors are told. Raises RoundError."""
    budget_round = BudgetRound.objects.select_for_update(no_key=True).get(pk=item.round_id)
    both = {one.pk: one for one in AgendaItem.objects.filter(pk__in=[item.pk, into.pk])}
    former, kept = both[item.pk], both[into.pk]
    _check_merge(budget_round, former, kept)
    already = AgendaSupport.objects.filter(item=kept).values("person_key")
    AgendaSupport.objects.filter(item=former, person_key__in=already).delete()
    AgendaSupport.objects.filter(item=former).update(item=kept)
    former.state, former.merged_into = ItemState.MERGED, kept
    former.save(update_fields=["state", "merged_into"])
    letters.merged(former, kept)
    _record(by, "agenda.items-merged", former, {"into": kept.number})


def _drop_too_many(item: AgendaItem) -> None:
    """Who has given this support of theirs to another while it was hidden does not get one more than everybody."""
    given = AgendaSupport.objects.filter(item__round=item.round, item__state=ItemState.OPEN)
    spent = given.values("person_key").annotate(n=Count("pk")).filter(n__gte=most_supports())
    AgendaSupport.objects.filter(item=item, person_key__in=spent.values("person_key")).delete()


def _check_merge(budget_round: BudgetRound, former: AgendaItem, kept: AgendaItem) -> None:
    if former.pk == kept.pk or former.round_id != kept.round_id:
        raise RoundError(_("Choose another priority of this round."), "into")
    if {former.state, kept.state} != {ItemState.OPEN}:
        raise RoundError(_("Only priorities that are on the page can be merged."), "into")
    if PublishedAgenda.objects.filter(round=budget_round).exists():
        raise RoundError(_("The agenda is published: what was ranked stays apart."))


def _locked(item: AgendaItem) -> AgendaItem:
    """Its round first, as merging and supporting do: what is hidden meanwhile is not merged."""
    BudgetRound.objects.select_for_update(no_key=True).get(pk=item.round_id)
    rows = AgendaItem.objects.select_for_update(of=("self",)).select_related("round")
    return rows.get(pk=item.pk)


def _record(by: Person, action: str, item: AgendaItem, facts: dict[str, object]) -> None:
    entries.write(
        actor=by.as_actor("officer"),
        action=action,
        subject=item.round.as_subject(),
        payload={"number": item.number, **facts},
    )
