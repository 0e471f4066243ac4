"""What an agenda asks of an officer today."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.models import AgendaItem
from budgets.desk import OnDesk
from budgets.models import Phase, RoundPhase
from budgets.work import Work, register


@register
def to_publish(rows: list[OnDesk]) -> Iterable[Work]:
    """Agendas that are over and not published. Two statements, however many rounds there are."""
    mine = {row.round.pk: row for row in rows if row.powers.manage}
    over = RoundPhase.objects.filter(
        round__in=mine, phase=Phase.AGENDA, round__agenda=None, round__closed_at=None
    ).exclude(round__published_at=None)
    ended = {one.round_id: one for one in over if one.closes_at <= mine[one.round_id].now}
    named = set(
        AgendaItem.objects.open()
        .filter(round__in=ended, rank=None)
        .order_by()
        .values_list("round", flat=True)
        .distinct()
    )
    return [_work(mine[pk], one) for pk, one in ended.items() if pk in named]


def _work(row: OnDesk, phase: RoundPhase) -> Work:
    return Work(
        timezone.localtime(phase.closes_at).date(),
        _("Publish the agenda of %(round)s") % {"round": row.round.title},
        _("Nobody can name or support any more. Merge what says the same first."),
        _("Open the agenda"),
        reverse("agenda_officer:agenda", args=[row.round.slug]),
    )
