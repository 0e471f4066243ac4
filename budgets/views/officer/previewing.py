"""The voters' page as it will be, without a way to cast."""

from django.http import HttpRequest, HttpResponse

from budgets.choosing import Wish, read_wish
from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.views.officer.access import for_round
from budgets.views.voting.choosing import page


@for_round(can_manage)
def preview(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """GET the list; POST what the list's own buttons send: sort, filter, add up."""
    language = request.GET.get("language", "")
    wish = read_wish(request.POST) if request.method == "POST" else Wish(language=language)
    return page(request, budget_round, wish, preview=True)
