"""Proposals for everybody: the list, and the same list on a map. A constant number of statements."""

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from budgets.life.phases import Life
from budgets.models import Phase
from proposals import listing, mapping
from proposals.forms.lists import ListForm
from proposals.models import Proposal
from proposals.views.access import for_proposals, open_words


@require_safe
@for_proposals
def proposals(request: HttpRequest, life: Life) -> HttpResponse:
    form, page = _asked(request, life)
    context = {**open_words(life), "list_form": form, "page": page, "has_appraisal": _told(life)}
    return render(request, "proposals/list.html", context)


@require_safe
@for_proposals
def on_map(request: HttpRequest, life: Life) -> HttpResponse:
    form, page = _asked(request, life)
    context = {
        **open_words(life),
        "list_form": form,
        "page": page,
        "sketch": mapping.map_of(life.round, list(page)),
    }
    return render(request, "proposals/map.html", context)


def _asked(request: HttpRequest, life: Life) -> tuple[ListForm, Page[Proposal]]:
    form = ListForm(request.GET or None, budget_round=life.round)
    page = listing.pages(listing.found(life.round, form.wish())).get_page(request.GET.get("page"))
    for one in page:
        one.round = life.round
        if one.agenda_item:
            one.agenda_item.round = life.round
    return form, page


def _told(life: Life) -> bool:
    return life.is_due(Phase.APPRAISAL)
