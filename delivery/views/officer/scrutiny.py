"""Scrutiny's page on a decision: call it in, or say what came of it."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.models import BudgetRound
from budgets.views.officer.access import for_officers
from delivery import calling_in, policies
from delivery.decision_words import basis_rows, call_in_rows
from delivery.forms.doing import done
from delivery.forms.scrutiny import CallInForm, ResolveForm
from delivery.models import Decision, Outcome
from delivery.shown import versions
from statute import clock

Page = Callable[..., HttpResponseBase]


def for_scrutiny(page: Page) -> Page:
    """A round with a published decision, for scrutiny alone; 404 for everybody else."""

    @for_officers
    @wraps(page)
    def guarded(request: HttpRequest, slug: str) -> HttpResponseBase:
        rounds = policies.called_in_by(request.user).select_related("ballot", "ward")
        return page(request, get_object_or_404(rounds, slug=slug))

    return guarded


@for_scrutiny
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    shown = next(iter(versions(budget_round, clock.now())), None)
    if shown is None:
        raise Http404
    call_in = shown.call_in
    sent = request.POST if request.method == "POST" else None
    form = ResolveForm(sent) if call_in else CallInForm(sent)
    if form.is_valid() and done(form, lambda: _do(request, form, shown.decision)):
        messages.success(request, _("It is published, and money follows it at once."))
        return redirect("officer_delivery:call-in", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "shown": shown,
        "basis": basis_rows(shown.decision),
        "call_in": call_in_rows(call_in) if call_in else [],
        "form": form,
        "can_call_in": call_in is None and _is_running(shown.decision),
        "can_resolve": call_in is not None and call_in.outcome == Outcome.OPEN,
    }
    return render(request, "officer_delivery/call_in.html", context)


def _do(request: HttpRequest, form: CallInForm | ResolveForm, decision: Decision) -> None:
    by = officer(request)
    if isinstance(form, ResolveForm):
        calling_in.resolve(decision=decision, by=by, **form.cleaned_data)
    else:
        calling_in.call_in(decision=decision, by=by, **form.cleaned_data)


def _is_running(decision: Decision) -> bool:
    return decision.call_in_ends_at is not None and clock.now() < decision.call_in_ends_at
