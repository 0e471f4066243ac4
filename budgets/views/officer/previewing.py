"""The voters' page as it will be, without a way to cast."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.summaries import voters_choose
from budgets.views.officer.access import for_round


@for_round(can_manage)
def preview(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    ballot = budget_round.ballot
    context = {
        "budget_round": budget_round,
        "projects": budget_round.projects.filter(option__withdrawn_at=None).select_related(
            "option"
        ),
        "how": voters_choose(ballot.kind, ballot.max_choices),
    }
    return render(request, "officer/preview.html", context)
