"""The money of a round: its pot, what it holds and lacks, and money of funds put into it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.models import BudgetRound
from budgets.policies import Somebody, can_decide, can_deliver
from budgets.views.officer.access import for_round
from delivery import pots, settling
from delivery.errors import DeliveryError
from delivery.forms.doing import done
from delivery.forms.money import AllotForm, PotForm
from delivery.sums import sums_of
from funds import policies as fund_policies
from funds.models import FundState


def _may_see(person: Somebody, budget_round: BudgetRound) -> bool:
    return can_deliver(person, budget_round) or can_decide(person, budget_round)


@for_round(_may_see)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    money = pots.money_of(budget_round)
    needed = _needed(budget_round)
    may = can_deliver(request.user, budget_round) and not budget_round.closed_at
    funds = fund_policies.visible_to(request.user).filter(state=FundState.OPEN)
    sent = request.POST if request.method == "POST" and may else None
    if "give-back" in request.POST and may:
        return _give_back(request, budget_round)
    form = AllotForm(sent, funds=funds) if money.account else PotForm(sent)
    if form.is_valid() and done(form, lambda: _do(request, budget_round, form)):
        messages.success(request, _("Saved. The movement of money is public."))
        return redirect("officer_delivery:money", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "money": money,
        "needed": needed,
        "short": max(needed - money.held_pence, 0),
        "form": form,
        "may": may,
        "can_give_back": may and money.held_pence and settling.may_give_back(budget_round),
        "can_allot": may and money.account and funds.exists(),
    }
    return render(request, "officer_delivery/money.html", context)


def _needed(budget_round: BudgetRound) -> int:
    """What the pot must hold: what is decided, less what is committed already; before a decision the ballot's pot."""
    decision = budget_round.decisions.exclude(state="superseded").first()
    if decision is None:
        return budget_round.ballot.pot
    decision.round = budget_round
    committed = budget_round.deliveries.values_list("line__funded_pence", flat=True)
    return max(sums_of(decision).funded - sum(committed), 0)


def _give_back(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    try:
        settling.give_back(budget_round=budget_round, by=officer(request))
    except DeliveryError as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("What was left went back to its funds."))
    return redirect("officer_delivery:money", slug=budget_round.slug)


def _do(request: HttpRequest, budget_round: BudgetRound, form: AllotForm | PotForm) -> None:
    if isinstance(form, PotForm):
        pots.open_pot(budget_round=budget_round, **form.strings())
    else:
        pots.allot(budget_round=budget_round, by=officer(request), **form.cleaned_data)
