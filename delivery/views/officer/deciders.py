"""Who decides, how they voted, their interests; and money moved here from other programmes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from budgets.policies import can_decide
from budgets.views.officer.access import for_round
from delivery import diverting, recording_votes
from delivery.forms.decision import DiversionForm, InterestForm, VoterForm
from delivery.forms.doing import done
from delivery.models import Decider
from delivery.views.officer import naming
from delivery.views.officer.deciding import draft_of


@for_round(can_decide)
def people(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """The list, and a form for one more; those who sign in have pages of their own."""
    draft = draft_of(budget_round)
    if draft.is_signed:
        return naming.people(request, draft)
    form = VoterForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        form, lambda: recording_votes.record_vote(decision=draft, voter=form.voter())
    ):
        messages.success(request, _("%(name)s is written down.") % {"name": form.voter().name})
        return redirect("officer_delivery:people", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "draft": draft,
        "form": form,
        "deciders": list(draft.deciders.prefetch_related("interests")),
    }
    return render(request, "officer_delivery/people.html", context)


@for_round(can_decide)
def person(request: HttpRequest, budget_round: BudgetRound, pk: int) -> HttpResponse:
    """One decider: their vote, their interests, or taken off the list."""
    draft = draft_of(budget_round)
    decider = get_object_or_404(draft.deciders, pk=pk, before_referral=False)
    decider.decision = draft
    if draft.is_signed:
        return naming.person(request, draft, decider)
    if "take-off" in request.POST:
        recording_votes.take_off(decision=draft, decider=decider)
        messages.success(request, _("%(name)s is off the list.") % {"name": decider.name})
        return redirect("officer_delivery:people", slug=budget_round.slug)
    if "strike" in request.POST:
        _strike(decider, request.POST["strike"])
        return redirect("officer_delivery:person", slug=budget_round.slug, pk=pk)
    vote, interest = _forms(request, decider)
    if vote.is_valid() and done(
        vote,
        lambda: recording_votes.record_vote(decision=draft, voter=vote.voter(), decider=decider),
    ):
        return _changed(request, budget_round, decider)
    if interest.is_valid() and done(
        interest,
        lambda: recording_votes.declare_interest(decider=decider, **interest.cleaned_data),
    ):
        return _changed(request, budget_round, decider)
    context = {
        "budget_round": budget_round,
        "decider": decider,
        "form": vote,
        "interest_form": interest,
        "interests": list(decider.interests.all()),
    }
    return render(request, "officer_delivery/person.html", context)


@for_round(can_decide)
def diversions(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    draft = draft_of(budget_round)
    if "leave" in request.POST:
        found = draft.diversions.filter(pk=_number(request.POST["leave"])).first()
        if found:
            diverting.leave_where_it_is(diversion=found)
        return redirect("officer_delivery:diversions", slug=budget_round.slug)
    form = DiversionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and done(
        form, lambda: diverting.divert(decision=draft, **form.cleaned_data)
    ):
        messages.success(request, _("The money is written into the draft."))
        return redirect("officer_delivery:diversions", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "form": form,
        "diversions": list(draft.diversions.all()),
    }
    return render(request, "officer_delivery/diversions.html", context)


def _forms(request: HttpRequest, decider: Decider) -> tuple[VoterForm, InterestForm]:
    """Two forms on one page: only the one that was sent is bound."""
    sent = request.POST if request.method == "POST" else None
    is_interest = "declare" in request.POST
    vote = VoterForm(None if is_interest else sent, decider=decider)
    return vote, InterestForm(sent if is_interest else None, prefix="interest")


def _strike(decider: Decider, text: str) -> None:
    found = decider.interests.select_related("decider__decision__round").filter(pk=_number(text))
    if row := found.first():
        recording_votes.strike_interest(interest=row)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0  # noqa: PLR2004 -- fits a bigint


def _changed(request: HttpRequest, budget_round: BudgetRound, decider: Decider) -> HttpResponse:
    messages.success(request, _("Saved for %(name)s.") % {"name": decider.name})
    return redirect("officer_delivery:people", slug=budget_round.slug)
