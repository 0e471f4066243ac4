"""Declaring the result: the counted outcome, seen by those who may declare and nobody else before."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ballots import declaring
from ballots.errors import BallotError
from ballots.forms.acts import DeclareForm
from ballots.models import BallotState
from ballots.views.requests import officer
from budgets.models import BudgetRound
from budgets.policies import can_declare
from budgets.views.officer.access import for_round


@for_round(can_declare)
def declare(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    if budget_round.ballot.state != BallotState.COUNTED:
        return _page(request, budget_round, refusal=_not_now(budget_round))
    form = DeclareForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            declaring.declare(budget_round.ballot, officer(request), form.cleaned_data["statement"])
        except BallotError as refused:
            return _page(request, budget_round, form, refused.message)
        messages.success(request, _("The result is declared and public."))
        return redirect("officer:round", slug=budget_round.slug)
    return _page(request, budget_round, form)


def _not_now(budget_round: BudgetRound) -> str:
    state = BallotState(budget_round.ballot.state)
    if state in {BallotState.DECLARED, BallotState.SUPERSEDED}:
        return _("The result has been declared.")
    return _("This round is “%(state)s”. A result can be declared once it is counted.") % {
        "state": state.label
    }


def _page(
    request: HttpRequest,
    budget_round: BudgetRound,
    form: DeclareForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    counted = budget_round.ballot.state == BallotState.COUNTED
    context = {
        "budget_round": budget_round,
        "form": form,
        "refusal": refusal,
        "outcome": _outcome(budget_round) if counted else None,
    }
    return render(request, "officer/declare.html", context, status=409 if refusal else 200)


def _outcome(budget_round: BudgetRound) -> dict[str, Any]:
    ballot = budget_round.ballot
    outcome = ballot.counts.get(main=True).outcome
    options = {str(option.number): option for option in ballot.options.select_related("pot")}
    chosen = [str(number) for number in outcome["selected"]]
    return {
        "spent": outcome["spent"],
        "papers": ballot.papers.count(),
        "chosen": [options[number] for number in chosen if number in options],
        "others": [option for number, option in options.items() if number not in chosen],
        "ties": outcome.get("ties", []),
    }
