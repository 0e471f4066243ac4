"""The pots of a round while it is a draft: the list, one of them, one for every ward at once."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.errors import BallotError
from ballots.models import CHOICE_KINDS, BallotState, Pot
from ballots.pots import add_pots, change_pot, remove_pot
from ballots.views.requests import officer
from budgets import areas, pots
from budgets.forms.pots import PotForm, PotsByWardForm
from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.views.officer.access import for_round


@for_round(can_manage)
def listed(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    ballot = budget_round.ballot
    context = {
        "budget_round": budget_round,
        "ballot": ballot,
        "rows": pots.with_projects(budget_round),
        "held": sum(pot.pence for pot in ballot.pots.all()),
        "can_change": ballot.state == BallotState.DRAFT and ballot.kind in CHOICE_KINDS,
        "by_ward": len(ballot.strata) > 1,
        "choices": ballot.kind in CHOICE_KINDS,
    }
    return render(request, "officer/pots.html", context)


@for_round(can_manage)
def new(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    form = _form(request, budget_round, None)
    return _page(
        request,
        budget_round,
        form,
        lambda: _saved(
            add_pots(ballot=budget_round.ballot, by=officer(request), several=[form.facts()])
        ),
    )


@for_round(can_manage)
def by_ward(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    form = PotsByWardForm(_typed(request), areas=areas.names_of(budget_round))
    return _page(
        request,
        budget_round,
        form,
        lambda: _saved(
            add_pots(ballot=budget_round.ballot, by=officer(request), several=form.several())
        ),
    )


@for_round(can_manage)
def change(request: HttpRequest, budget_round: BudgetRound, number: int) -> HttpResponse:
    """POST with `do=remove` takes it away."""
    pot = get_object_or_404(budget_round.ballot.pots, number=number)
    form = _form(request, budget_round, pot)
    if request.POST.get("do") == "remove":
        return _removed(request, budget_round, form, pot)
    return _page(
        request,
        budget_round,
        form,
        lambda: _saved([change_pot(pot=pot, by=officer(request), facts=form.facts())]),
        pot,
    )


def _form(request: HttpRequest, budget_round: BudgetRound, pot: Pot | None) -> PotForm:
    return PotForm(
        _typed(request),
        ballot=budget_round.ballot,
        areas=areas.names_of(budget_round),
        pot=pot,
        languages=budget_round.languages,
    )


def _typed(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _saved(made: list[Pot]) -> str:
    words = ngettext("%(count)d pot is saved.", "%(count)d pots are saved.", len(made))
    return words % {"count": len(made)}


def _removed(request: HttpRequest, budget_round: BudgetRound, form: Form, pot: Pot) -> HttpResponse:
    try:
        remove_pot(pot=pot, by=officer(request))
    except BallotError as refused:
        return _show(request, budget_round, form, pot, refused.message)
    messages.success(request, _("“%(pot)s” is taken away.") % {"pot": pot.name})
    return redirect("officer:pots", slug=budget_round.slug)


def _page(
    request: HttpRequest,
    budget_round: BudgetRound,
    form: Form,
    save: Callable[[], str],
    pot: Pot | None = None,
) -> HttpResponse:
    if request.method != "POST" or not form.is_valid():
        return _show(request, budget_round, form, pot)
    try:
        said = save()
    except BallotError as refused:
        return _show(request, budget_round, form, pot, refused.message)
    messages.success(request, said)
    return redirect("officer:pots", slug=budget_round.slug)


def _show(
    request: HttpRequest, budget_round: BudgetRound, form: Form, pot: Pot | None, refusal: str = ""
) -> HttpResponse:
    context = {"budget_round": budget_round, "form": form, "pot": pot, "refusal": refusal}
    return render(request, "officer/pot.html", context, status=409 if refusal else 200)
