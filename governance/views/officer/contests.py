"""The vote of one contest as officers see it: who has taken part, never how; then reconciling and declaring."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ballots import reconciling
from ballots.errors import BallotError
from ballots.models import Ballot, BallotState, RollEntry
from ballots.tasks import counting_job, start_counting
from ballots.turnout import turnout
from ballots.turnout_tables import cells_table, channel_table, proof_table
from governance import vote_acts
from governance.election_words import ballot_in_words
from governance.errors import GovernanceError
from governance.forms.election_acts import DeclareForm, EntryForm
from governance.models import Contest
from governance.returning import declare as declare_contest
from governance.returning import made
from governance.views.officer.election_access import (
    can_return,
    can_watch,
    for_contest,
    officer,
    powers_of,
)
from look import progress
from look.tables import Table
from statute import clock

S = BallotState
COUNTABLE = {S.CLOSED, S.RECONCILED}
_BEFORE_PARTING = {S.OPEN, S.SUSPENDED, S.CLOSED}
PER_PAGE = 50


@require_safe
@for_contest(can_watch)
def contest(request: HttpRequest, contest: Contest) -> HttpResponse:
    """Where the vote stands, who has taken part, and what can be done."""
    ballot, powers = _ballot(contest), powers_of(request, contest.election.organisation)
    scheduled = ballot.state in {S.DRAFT, S.SCHEDULED}
    found = None if scheduled else turnout(ballot)
    context = {
        **_about(contest),
        "powers": powers,
        "words": ballot_in_words(ballot, clock.now()),
        "turnout": found,
        "tables": _tables(found.as_dict()) if found else [],
        "roll_size": ballot.entries.count(),
        "acts": [act for act in vote_acts.ACTS if ballot.state in act.states and act.may(powers)],
        "reconcilable": ballot.state in {*_BEFORE_PARTING, S.RECONCILED},
        "counted": ballot.state == S.COUNTED,
        "declared": ballot.state in {S.DECLARED, S.SUPERSEDED},
        "made": made(contest.election, officer(request)),
    }
    return render(request, "officer_elections/contest.html", context)


@for_contest(can_return)
def reconcile(request: HttpRequest, contest: Contest) -> HttpResponse:
    """Entries that wait, numbers that must agree, and one button."""
    if request.method == "POST":
        return _start(request, contest)
    return _reconciling(request, contest)


@for_contest(can_return)
def entry(request: HttpRequest, contest: Contest, pk: int) -> HttpResponse:
    """One entry that waits: who it says it is and why it waits, never what its paper says."""
    found = get_object_or_404(reconciling.waiting_entries(_ballot(contest)), pk=pk)
    form = EntryForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            _decide(request, found, form.cleaned_data["reason"])
        except BallotError as refused:
            refusal = refused.message
        else:
            return redirect("governance_officer:reconcile", *_where(contest))
    context = {**_about(contest), "entry": found, "form": form, "refusal": refusal}
    return render(request, "officer_elections/entry.html", context, status=409 if refusal else 200)


@for_contest(can_return)
def declare(request: HttpRequest, contest: Contest) -> HttpResponse:
    """The counted outcome, seen by who may declare it and nobody else before."""
    ballot = _ballot(contest)
    refusal = _not_now(request, contest)
    form = DeclareForm(request.POST if request.method == "POST" and not refusal else None)
    if form.is_bound and form.is_valid():
        try:
            declare_contest(contest, officer(request), form.cleaned_data["statement"])
        except GovernanceError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("The result is declared and public."))
            return redirect("governance_officer:contest", *_where(contest))
    context = {
        **_about(contest),
        "form": form,
        "refusal": refusal,
        "outcome": _outcome(ballot) if ballot.state == S.COUNTED and not refusal else None,
    }
    return render(
        request, "officer_elections/declare.html", context, status=409 if refusal else 200
    )


def _not_now(request: HttpRequest, contest: Contest) -> str:
    state = BallotState(_ballot(contest).state)
    if made(contest.election, officer(request)):
        return _("You made this election, so somebody else must declare it.")
    if state in {S.DECLARED, S.SUPERSEDED}:
        return _("The result has been declared.")
    if state != S.COUNTED:
        return _("This vote is “%(state)s”. A result can be declared once it is counted.") % {
            "state": state.label
        }
    return ""


def _decide(request: HttpRequest, found: RollEntry, reason: str) -> None:
    if "accept" in request.POST:
        reconciling.accept(found, officer(request), reason)
        messages.success(request, _("The entry is accepted: its vote will count."))
    else:
        reconciling.strike(found, officer(request), reason)
        messages.success(request, _("The entry is struck out: its paper was destroyed unread."))


def _start(request: HttpRequest, contest: Contest) -> HttpResponse:
    ballot = _ballot(contest)
    if ballot.state not in COUNTABLE:
        said = _("Papers can be parted and counted only once voting has closed.")
        return _reconciling(request, contest, said)
    if ballot.state == S.CLOSED and not reconciling.reckoning(ballot).agrees:
        said = _("The numbers do not agree yet. Nothing was started.")
        return _reconciling(request, contest, said)
    actor = officer(request).as_actor("returning officer")
    transaction.on_commit(partial(start_counting, ballot.pk, actor))
    return redirect("governance_officer:reconcile", *_where(contest))


def _reconciling(request: HttpRequest, contest: Contest, refusal: str = "") -> HttpResponse:
    ballot = _ballot(contest)
    before = ballot.state in _BEFORE_PARTING
    job = progress.of(counting_job(ballot.pk)) if ballot.state in COUNTABLE else None
    context = {
        **_about(contest),
        "reckoning": reconciling.reckoning(ballot) if before else None,
        "waiting": reconciling.waiting_entries(ballot)[:PER_PAGE] if before else [],
        "job": job,
        "running": job is not None and job.running,
        "silent": job is not None and not (job.running or job.finished or job.error),
        "closed": ballot.state == S.CLOSED,
        "refusal": refusal,
    }
    return render(
        request, "officer_elections/reconcile.html", context, status=409 if refusal else 200
    )


def _tables(found: dict[str, Any]) -> list[Table]:
    tables = [
        channel_table(found),
        proof_table(found),
        cells_table(_("By age"), _("Age"), found, "by_age_band", lambda age: age or _("Not known")),
    ]
    return [table for table in tables if table.rows]


def _outcome(ballot: Ballot) -> dict[str, Any]:
    outcome = ballot.counts.get(main=True).outcome
    options = {str(option.number): option for option in ballot.options.all()}
    return {
        "papers": ballot.papers.count(),
        "quota": outcome["quota"],
        "elected": [options[number] for number in outcome["elected"]],
        "others": [one for number, one in options.items() if number not in outcome["elected"]],
        "ties": outcome["ties"],
    }


def _ballot(contest: Contest) -> Ballot:
    assert contest.ballot is not None  # noqa: S101 -- `for_contest` let no other through
    return contest.ballot


def _where(contest: Contest) -> tuple[str, str, str]:
    election = contest.election
    return election.organisation.slug, election.slug, contest.constituency_code


def _about(contest: Contest) -> dict[str, Any]:
    return {
        "organisation": contest.election.organisation,
        "election": contest.election,
        "contest": contest,
        "ballot": contest.ballot,
    }
