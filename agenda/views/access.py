"""Which round a page of the agenda is about, and which item; what nobody may see is a 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agenda.models import AgendaItem
from budgets.life.phases import Life, life_of
from budgets.models import BudgetRound, Phase
from budgets.views.voting.access import round_of
from statute import clock

View = Callable[..., HttpResponse]


def for_agenda(view: View) -> View:
    """Gives the view the life of its public round; 404 where that has no agenda, or not yet."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        life = life_of(round_of(slug), clock.now())
        if not life.is_due(Phase.AGENDA):
            raise Http404
        return view(request, life, **kwargs)

    return guarded


def item_of(life: Life, number: int) -> AgendaItem:
    found = get_object_or_404(
        AgendaItem.objects.select_related("merged_into"), round=life.round, number=number
    )
    return with_round(found, life.round)


def with_round(item: AgendaItem, budget_round: BudgetRound) -> AgendaItem:
    """Spares reading the round again for each address."""
    item.round = budget_round
    if item.merged_into:
        item.merged_into.round = budget_round
    return item
