"""Publishing the neighbourhood's agenda: the ranked list with its numbers, frozen."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.models import AgendaItem, AgendaSupport, PublishedAgenda
from agenda.ranking import ranks
from budgets.errors import RoundError
from budgets.life.phases import life_of
from budgets.models import BudgetRound, Phase
from members.models import Person
from record import entries
from statute import clock


@transaction.atomic
def publish(*, budget_round: BudgetRound, by: Person) -> PublishedAgenda:
    """Rank what people named by how many support it, and freeze that. Raises RoundError while people still can."""
    rounds = BudgetRound.objects.select_for_update(of=("self",)).select_related("ballot")
    locked = rounds.get(pk=budget_round.pk)
    now = clock.now()
    life = life_of(locked, now)
    if not life.is_due(Phase.AGENDA) or life.is_open(Phase.AGENDA):
        raise RoundError(_("The agenda is published once nobody can name or support any more."))
    if PublishedAgenda.objects.filter(round=locked).exists():
        raise RoundError(_("The agenda is published already."))
    items = list(AgendaItem.objects.open().filter(round=locked).order_by("-supports", "number"))
    if not items:
        raise RoundError(_("Nobody has named a priority: there is nothing to publish."))
    _rank(items)
    people = AgendaSupport.objects.filter(item__in=items).values("person_key").distinct().count()
    made = PublishedAgenda.objects.create(
        round=locked, published_at=now, published_by=by, people=people
    )
    _record(locked, by, items, people)
    return made


def _rank(items: list[AgendaItem]) -> None:
    for item, rank in zip(items, ranks([one.supports for one in items]), strict=True):
        item.rank, item.final_supports = rank, item.supports
    AgendaItem.objects.bulk_update(items, ["rank", "final_supports"])


def _record(locked: BudgetRound, by: Person, items: Iterable[AgendaItem], people: int) -> None:
    ranked = [
        {"rank": one.rank, "number": one.number, "title": one.title, "supports": one.supports}
        for one in items
    ]
    entries.write(
        actor=by.as_actor("officer"),
        action="agenda.published",
        subject=locked.as_subject(),
        payload={"items": ranked, "how_many": len(ranked), "people": people},
    )
