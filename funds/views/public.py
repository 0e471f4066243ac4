"""Public money in the open: funds with their strings, where the money is, and every movement of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from funds import balances, pictures, policies, spreadsheets, statements
from funds.words import Names
from look.public_pages import download

PER_PAGE, LINES_PER_PAGE = 20, 50


@require_safe
def funds(request: HttpRequest) -> HttpResponse:
    """Every fund, open ones first, with what may be done with its money and what is left of it."""
    everything = policies.published().order_by("-state", "name", "pk")
    page = Paginator(everything, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    sums, names = balances.of_funds(shown), Names(shown)
    context = {
        "page": page,
        "rows": [(fund, names.strings(fund), sums[fund.pk]) for fund in shown],
        "picture": pictures.of_many(shown, sums),
        "held": balances.held_by_all(),
    }
    return render(request, "funds/funds.html", context)


@require_safe
def fund(request: HttpRequest, slug: str) -> HttpResponse:
    """One fund: its strings in words, what came in, went out and is held, and its statement."""
    found = get_object_or_404(policies.published(), slug=slug)
    page = Paginator(statements.lines(found), LINES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "fund": found,
        "strings": Names([found]).strings(found),
        "sums": balances.of_fund(found),
        "picture": pictures.of_one(found),
        "page": page,
        "statement": statements.table(page),
    }
    return render(request, "funds/fund.html", context)


@require_safe
def statement(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The whole statement as CSV."""
    found = get_object_or_404(policies.published(), slug=slug)
    return download(
        f"{found.slug}.csv",
        "text/csv; charset=utf-8",
        statements.pieces(found),
        spreadsheets.LICENCE,
    )
