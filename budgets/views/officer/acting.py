"""One page for every move of a round: what will happen, a reason where one is published, one button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ballots.errors import BallotError
from ballots.views.requests import officer
from budgets.acts import BY_SLUG, Act
from budgets.errors import RoundError
from budgets.models import BudgetRound
from budgets.policies import can_watch, powers
from budgets.views.officer.access import for_round


@for_round(can_watch)
def act(request: HttpRequest, budget_round: BudgetRound, act: str) -> HttpResponse:
    if act not in BY_SLUG:
        raise Http404
    chosen = BY_SLUG[act]
    if not chosen.allowed(powers(request.user, budget_round)):
        raise PermissionDenied
    if not chosen.possible(budget_round):
        return _page(request, budget_round, chosen, refusal=chosen.refusal(budget_round))
    if request.method == "POST":
        return _do(request, budget_round, chosen)
    return _page(request, budget_round, chosen)


def _do(request: HttpRequest, budget_round: BudgetRound, chosen: Act) -> HttpResponse:
    form = chosen.form(request.POST)
    if not form.is_valid():
        return _page(request, budget_round, chosen, form)
    try:
        chosen.do(budget_round, officer(request), form.cleaned_data)
    except (RoundError, BallotError) as refused:
        return _page(request, budget_round, chosen, form, refused.message)
    messages.success(request, str(chosen.done))
    return redirect("officer:round", slug=budget_round.slug)


def _page(
    request: HttpRequest,
    budget_round: BudgetRound,
    chosen: Act,
    form: object = None,
    refusal: str = "",
) -> HttpResponse:
    context = {
        "budget_round": budget_round,
        "act": chosen,
        "form": form or chosen.form(),
        "possible": chosen.possible(budget_round),
        "refusal": refusal,
    }
    return render(request, "officer/act.html", context, status=409 if refusal else 200)
