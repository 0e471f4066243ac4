"""From the close to the count of any ballot: entries that wait, numbers that must agree, and one button.

A room mounts it behind its own door and in the frame of its own pages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots import reconciling
from ballots.errors import BallotError
from ballots.forms.acts import DecisionForm
from ballots.models import Ballot, BallotState, RollEntry
from ballots.tasks import counting_job, start_counting
from ballots.views.requests import officer
from ballots.waiting import why_it_waits
from look import progress

COUNTABLE = {BallotState.CLOSED, BallotState.RECONCILED}
BEFORE = {BallotState.OPEN, BallotState.SUSPENDED, BallotState.CLOSED}
PER_PAGE = 50


@dataclass(frozen=True)
class Mounted:
    """Where the room has these pages. `entry` gives the address of one entry, `base` and `entry_page` are templates, `context` what they need."""

    title: str
    vote: str
    reconcile: str
    declare: str
    on_paper: str
    entry: Callable[[RollEntry], str]
    base: str
    entry_page: str
    context: dict[str, Any]


def page(request: HttpRequest, ballot: Ballot, mounted: Mounted) -> HttpResponse:
    """The reckoning, and by POST the parting and the count, which a worker does."""
    if request.method != "POST":
        return _page(request, ballot, mounted)
    if refusal := _too_early(ballot):
        return _page(request, ballot, mounted, refusal)
    actor = officer(request).as_actor("returning officer")
    transaction.on_commit(partial(start_counting, ballot.pk, actor))
    return redirect(mounted.reconcile)


def entry(request: HttpRequest, ballot: Ballot, pk: int, mounted: Mounted) -> HttpResponse:
    """One entry that waits: who it says it is and why it waits, never what its paper says. Then the next one."""
    waiting = reconciling.waiting_entries(ballot)
    found = get_object_or_404(waiting, pk=pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            _decide(request, found, form.cleaned_data["reason"])
        except BallotError as refused:
            refusal = refused.message
        else:
            following = waiting.first()
            return redirect(mounted.entry(following) if following else mounted.reconcile)
    context = {
        **mounted.context,
        "entry": found,
        "why": why_it_waits(found.waiting_for),
        "left": waiting.count(),
        "form": form,
        "refusal": refusal,
    }
    return render(request, mounted.entry_page, context, status=409 if refusal else 200)


def _decide(request: HttpRequest, found: RollEntry, reason: str) -> None:
    if "accept" in request.POST:
        reconciling.accept(found, officer(request), reason)
        messages.success(request, _("The entry is accepted: its vote will count."))
    else:
        reconciling.strike(found, officer(request), reason)
        messages.success(request, _("The entry is struck out: its paper was destroyed unread."))


def _too_early(ballot: Ballot) -> str:
    """Why nothing can be started; empty where it can."""
    if ballot.state not in COUNTABLE:
        return _("Papers can be parted and counted only once voting has closed.")
    if ballot.state == BallotState.CLOSED and not reconciling.reckoning(ballot).agrees:
        return _("The numbers do not agree yet. Nothing was started.")
    return ""


def _page(
    request: HttpRequest, ballot: Ballot, mounted: Mounted, refusal: str = ""
) -> HttpResponse:
    before = ballot.state in BEFORE
    waiting = reconciling.waiting_entries(ballot)[:PER_PAGE] if before else []
    job = progress.of(counting_job(ballot.pk)) if ballot.state in COUNTABLE else None
    context = {
        **mounted.context,
        "base": mounted.base,
        "title": mounted.title,
        "addresses": mounted,
        "ballot": ballot,
        "reckoning": reconciling.reckoning(ballot) if before else None,
        "waiting": [(one, why_it_waits(one.waiting_for), mounted.entry(one)) for one in waiting],
        "job": job,
        "running": job is not None and job.running,
        "silent": job is not None and not (job.running or job.finished or job.error),
        "closed": ballot.state == BallotState.CLOSED,
        "refusal": refusal,
    }
    return render(request, "ballots/reconcile.html", context, status=409 if refusal else 200)
