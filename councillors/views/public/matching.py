"""Partners' offers to match what councillors give: those that stand, and those that ended."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councillors import tables
from councillors.matching import taken_of
from councillors.models import MatchOffer, OfferState
from councillors.offer_words import terms
from statute import clock

PER_PAGE = 30


@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    rows = MatchOffer.objects.select_related("organisation").order_by("-state", "until", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    said, taken, now = terms(shown), taken_of(shown), clock.now()
    context = {
        "page": page,
        "rows": [(one, said[one.pk], taken[one.pk], stands(one, now)) for one in shown],
    }
    return render(request, "councillors/match_offers.html", context)


@require_safe
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(MatchOffer.objects.select_related("organisation", "fund"), pk=pk)
    takes = found.takes.select_related("request")
    page = Paginator(takes, PER_PAGE).get_page(request.GET.get("page"))
    taken = taken_of([found])[found.pk]
    context = {
        "offer": found,
        "terms": terms([found])[found.pk],
        "stands": stands(found, clock.now()),
        "taken": taken,
        "parts": [taken],
        "page": page,
        "table": tables.of_takes(page),
    }
    return render(request, "councillors/match_offer.html", context)


def stands(found: MatchOffer, now: datetime) -> bool:
    return found.state == OfferState.OPEN and found.until > now
