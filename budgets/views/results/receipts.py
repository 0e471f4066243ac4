"""The published list of receipts: the digest of each, in its order, with the seal of the whole."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ballots.forms.receipts_list import FindDigestForm
from ballots.published_lists import receipts_found
from budgets import results
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
        "page": Paginator(receipts_found(budget_round.ballot, form.begins_with), PER_PAGE).get_page(
            request.GET.get("page")
        ),
    }
    return render(request, "results/receipts.html", context)
