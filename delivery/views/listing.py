"""Every decision of the council in one list, for scrutiny and everybody else, and the same as a file."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ballots.published_lists import LICENCE, as_csv
from delivery import listing
from delivery.forms.listing import ListingForm
from delivery.models import Decision, Outcome
from look import words
from look.public_pages import download
from statute import clock

_A_PAGE = 30


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    form = ListingForm(request.GET)
    rows = listing.listed(form.wish()) if form.is_valid() else Decision.objects.none()
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    now = clock.now()
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "rows": [
            (one, _call_in(one, one.call_in_ends_at is not None and one.call_in_ends_at > now))
            for one in page
        ],
        "query": query.urlencode(),
    }
    return render(request, "delivery/decisions.html", context)


@require_safe
def decisions_csv(request: HttpRequest) -> HttpResponseBase:
    """A filter that makes no sense answers with the page that says so."""
    form = ListingForm(request.GET)
    if not form.is_valid():
        return decisions(request)
    pieces = as_csv(listing.lines(form.wish()))
    return download("decisions.csv", "text/csv; charset=utf-8", pieces, LICENCE)


def _call_in(decision: Decision, running: bool) -> tuple[str, str]:
    """Where it stands with scrutiny, and the kind of its tag."""
    call_in = getattr(decision, "call_in", None)
    if call_in is not None:
        return str(
            Outcome(call_in.outcome).label
        ), "done" if call_in.outcome == Outcome.UPHELD else "late"
    if decision.call_in_ends_at is None:
        return _("Not open to call-in"), ""
    if running:
        until = words.moment(decision.call_in_ends_at)
        return _("May be called in until %(moment)s") % {"moment": until}, "now"
    return _("Not called in"), ""
