"""From the close to the count: entries that wait, numbers that must agree, and one button."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots import reconciling
from ballots.errors import BallotError
from ballots.forms.acts import DecisionForm
from ballots.models import BallotState, RollEntry
from ballots.tasks import counting_job, start_counting
from ballots.waiting import why_it_waits
from budgets.models import BudgetRound
from budgets.policies import can_declare
from budgets.views.officer.access import for_round
from budgets.views.officer.requests import officer
from look import progress

COUNTABLE = {BallotState.CLOSED, BallotState.RECONCILED}
PER_PAGE = 50


@for_round(can_declare)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    if request.method == "POST":
        return _start(request, budget_round)
    return _page(request, budget_round)


@for_round(can_declare)
def entry(request: HttpRequest, budget_round: BudgetRound, pk: int) -> HttpResponse:
    """One entry that waits: who it says it is and why it waits, never what its paper says."""
    waiting = reconciling.waiting_entries(budget_round.ballot)
    found = get_object_or_404(waiting, pk=pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, found, form.cleaned_data["reason"])
        except BallotError as refused:
            refusal = refused.message
        else:
            return _next(request, budget_round)
    context = {
        "budget_round": budget_round,
        "entry": found,
        "why": why_it_waits(found.waiting_for),
        "left": waiting.count(),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "officer/entry.html", context, status=409 if refusal else 200)


def _decide(request: HttpRequest, found: RollEntry, reason: str) -> None:
    if "accept" in request.POST:
        reconciling.accept(found, officer(request), reason)
        messages.success(request, _("The entry is accepted: its vote will count."))
    else:
        reconciling.strike(found, officer(request), reason)
        messages.success(request, _("The entry is struck out: its paper was destroyed unread."))


def _next(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    following = reconciling.waiting_entries(budget_round.ballot).first()
    if following is None:
        return redirect("officer:reconcile", slug=budget_round.slug)
    return redirect("officer:entry", slug=budget_round.slug, pk=following.pk)


def _start(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    ballot = budget_round.ballot
    if ballot.state not in COUNTABLE:
        return _page(
            request,
            budget_round,
            _("Papers can be parted and counted only once voting has closed."),
        )
    if ballot.state == BallotState.CLOSED and not reconciling.reckoning(ballot).agrees:
        return _page(request, budget_round, _("The numbers do not agree yet. Nothing was started."))
    actor = officer(request).as_actor("returning officer")
    transaction.on_commit(partial(start_counting, ballot.pk, actor))
    return redirect("officer:reconcile", slug=budget_round.slug)


def _page(request: HttpRequest, budget_round: BudgetRound, refusal: str = "") -> HttpResponse:
    ballot = budget_round.ballot
    before = ballot.state in {BallotState.OPEN, BallotState.SUSPENDED, BallotState.CLOSED}
    waiting = reconciling.waiting_entries(ballot)[:PER_PAGE] if before else []
    job = progress.of(counting_job(ballot.pk)) if ballot.state in COUNTABLE else None
    context = {
        "budget_round": budget_round,
        "reckoning": reconciling.reckoning(ballot) if before else None,
        "waiting": [(one, why_it_waits(one.waiting_for)) for one in waiting],
        "job": job,
        "running": job is not None and job.running,
        "silent": job is not None and not (job.running or job.finished or job.error),
        "closed": ballot.state == BallotState.CLOSED,
        "refusal": refusal,
    }
    return render(request, "officer/reconcile.html", context, status=409 if refusal else 200)
