"""From the close to the count of a round's vote, for whoever declares it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ballots.views import reconciling
from budgets.models import BudgetRound
from budgets.policies import can_declare
from budgets.views.officer.access import for_round


@for_round(can_declare)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    return reconciling.page(request, budget_round.ballot, _mounted(budget_round))


@for_round(can_declare)
def entry(request: HttpRequest, budget_round: BudgetRound, pk: int) -> HttpResponse:
    return reconciling.entry(request, budget_round.ballot, pk, _mounted(budget_round))


def _mounted(budget_round: BudgetRound) -> reconciling.Mounted:
    slug = budget_round.slug
    return reconciling.Mounted(
        title=budget_round.title,
        vote=reverse("officer:round", args=[slug]),
        reconcile=reverse("officer:reconcile", args=[slug]),
        declare=reverse("officer:declare", args=[slug]),
        on_paper=reverse("officer:on-paper", args=[slug]),
        entry=lambda one: reverse("officer:entry", args=[slug, one.pk]),
        base="officer/of_round.html",
        entry_page="officer/entry.html",
        context={"budget_round": budget_round},
    )
