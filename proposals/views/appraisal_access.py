"""The door to one case: whose it is, and what of it this officer may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from budgets.models import BudgetRound
from budgets.policies import can_appraise
from budgets.views.officer.access import for_round
from proposals.models import Appraisal

Page = Callable[..., HttpResponseBase]


def for_case(page: Page) -> Page:
    """Gives the page the case of the address; a proposal that nobody took is none."""

    @for_round(can_appraise)
    @wraps(page)
    def guarded(
        request: HttpRequest, budget_round: BudgetRound, number: int, **kwargs: Any
    ) -> HttpResponseBase:
        rows = Appraisal.objects.select_related(
            "officer", "proposal__ward", "proposal__agenda_item"
        )
        case = get_object_or_404(rows, proposal__round=budget_round, proposal__number=number)
        case.proposal.round = budget_round
        if case.proposal.agenda_item:
            case.proposal.agenda_item.round = budget_round
        return page(request, case, **kwargs)

    return guarded
