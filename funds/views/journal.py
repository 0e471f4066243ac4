"""The ledger in the open: its entries with their sum, and each transaction whole."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from funds import journal as ledger
from funds import spreadsheets
from funds.forms.journal import JournalForm
from funds.models import Account, Transaction
from look.public_pages import download

PER_PAGE = 50


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """All entries, or those of a fund, an account or a place, and what they come to."""
    form = JournalForm(request.GET)
    wanted = form.wanted()
    if form.errors:
        raise Http404
    found = ledger.entries(**wanted)
    rows = found.select_related("transaction", "account", "fund")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "table": ledger.table(page),
        "total": ledger.total(found),
        "account": Account.objects.filter(code=wanted["account"]).first()
        if wanted["account"]
        else None,
        "query": urlencode({name: value for name, value in wanted.items() if value}),
    }
    return render(request, "funds/journal.html", context)


@require_safe
def journal_csv(request: HttpRequest) -> HttpResponseBase:
    """The same entries as a file."""
    form = JournalForm(request.GET)
    found = ledger.entries(**form.wanted())
    if form.errors:
        raise Http404
    pieces = spreadsheets.pieces(ledger.file(found))
    return download("journal.csv", "text/csv; charset=utf-8", pieces, spreadsheets.LICENCE)


@require_safe
def transaction(request: HttpRequest, pk: int) -> HttpResponse:
    """One movement of money: both sides, why, by which role, and its entry in the public record."""
    made = get_object_or_404(Transaction.objects.select_related("payment__award"), pk=pk)
    context = {
        "made": made,
        "sides": ledger.sides(made),
        "pence": sum(entry.amount_pence for entry in made.entries.all() if entry.amount_pence > 0),
        "payment": getattr(made, "payment", None),
    }
    return render(request, "funds/transaction.html", context)
