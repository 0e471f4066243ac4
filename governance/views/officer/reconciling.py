"""From the close to the count of any vote of members: entries that wait, numbers that must agree, and one button."""

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots import reconciling
from ballots.errors import BallotError
from ballots.forms.acts import DecisionForm
from ballots.models import BallotState, RollEntry
from ballots.tasks import counting_job, start_counting
from ballots.waiting import why_it_waits
from governance.questions import Question
from governance.views.officer.access import officer
from governance.views.officer.ballots import address, returned
from look import progress

COUNTABLE = {BallotState.CLOSED, BallotState.RECONCILED}
BEFORE = {BallotState.OPEN, BallotState.SUSPENDED, BallotState.CLOSED}
PER_PAGE = 50
forms_only = require_http_methods(["GET", "HEAD", "POST"])


@forms_only
@returned
def reconcile(request: HttpRequest, asked: Question) -> HttpResponse:
    return _start(request, asked) if request.method == "POST" else _page(request, asked)


@forms_only
@returned
def entry(request: HttpRequest, asked: Question, pk: int) -> HttpResponse:
    """One entry that waits: who it is and why it waits, never what its paper says."""
    waiting = reconciling.waiting_entries(asked.ballot)
    found = get_object_or_404(waiting, pk=pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, found, form.cleaned_data["reason"])
        except BallotError as refused:
            refusal = refused.message
        else:
            return redirect(address(asked, "vote_reconcile"))
    context = {
        "asked": asked,
        "entry": found,
        "why": why_it_waits(found.waiting_for),
        "left": waiting.count(),
        "form": form,
        "refusal": refusal,
        "back": address(asked, "vote_reconcile"),
    }
    return render(request, "officer_governance/entry.html", context, status=409 if refusal else 200)


def _decide(request: HttpRequest, found: RollEntry, reason: str) -> None:
    if "accept" in request.POST:
        reconciling.accept(found, officer(request), reason)
        messages.success(request, _("The entry is accepted: its vote will count."))
    else:
        reconciling.strike(found, officer(request), reason)
        messages.success(request, _("The entry is struck out: its paper was destroyed unread."))


def _start(request: HttpRequest, asked: Question) -> HttpResponse:
    ballot = asked.ballot
    if ballot.state not in COUNTABLE:
        early = _("Papers can be parted and counted only once voting has closed.")
        return _page(request, asked, early)
    if ballot.state == BallotState.CLOSED and not reconciling.reckoning(ballot).agrees:
        return _page(request, asked, _("The numbers do not agree yet. Nothing was started."))
    actor = officer(request).as_actor("returning officer")
    transaction.on_commit(partial(start_counting, ballot.pk, actor))
    return redirect(address(asked, "vote_reconcile"))


def _page(request: HttpRequest, asked: Question, refusal: str = "") -> HttpResponse:
    ballot = asked.ballot
    before = ballot.state in BEFORE
    waiting = reconciling.waiting_entries(ballot)[:PER_PAGE] if before else []
    job = progress.of(counting_job(ballot.pk)) if ballot.state in COUNTABLE else None
    context = {
        "asked": asked,
        "organisation": asked.organisation,
        "ballot": ballot,
        "reckoning": reconciling.reckoning(ballot) if before else None,
        "waiting": [(one, why_it_waits(one.waiting_for)) for one in waiting],
        "job": job,
        "running": job is not None and job.running,
        "silent": job is not None and not (job.running or job.finished or job.error),
        "closed": ballot.state == BallotState.CLOSED,
        "refusal": refusal,
        "back": address(asked),
    }
    return render(
        request, "officer_governance/reconcile.html", context, status=409 if refusal else 200
    )
