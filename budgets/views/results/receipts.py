"""The published list of receipts: the digest of each, in its order, with the seal of the whole."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ballots.models import Receipt
from budgets import results
from budgets.forms.receipts_list import FindDigestForm
from budgets.models import BudgetRound
from budgets.views.results.access import for_result

PER_PAGE = 100


@for_result
def receipts(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """The digests, a page at a time, or from the one that somebody looks for."""
    form = FindDigestForm(request.GET if "begins" in request.GET else None)
    context = {
        "result": results.read(budget_round),
        "budget_round": budget_round,
        "ballot": budget_round.ballot,
        "form": form,
        "page": Paginator(_found(budget_round, form), PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "results/receipts.html", context)


def _found(budget_round: BudgetRound, form: FindDigestForm) -> QuerySet[Receipt]:
    """A beginning nobody could mean leaves nothing."""
    listed = Receipt.objects.filter(ballot=budget_round.ballot).order_by("digest")
    if not form.is_bound:
        return listed
    if not form.is_valid():
        return listed.none()
    begins = form.cleaned_data["begins"]
    # A range can use the index, which a search for a prefix cannot in most collations.
    return listed.filter(digest__gte=begins, digest__lte=begins.ljust(64, "f"))
