"""The returning officer's check of nominations, and taking a candidate off a settled paper."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ballots.errors import BallotError
from ballots.forms.acts import ReasonForm
from governance import nominating, settling
from governance.errors import GovernanceError
from governance.forms.election_moves import DecisionForm
from governance.models import Election, ElectionState, Nomination, NominationState
from governance.views.officer.access import (
    for_anyone_on_it,
    for_returning_officer,
    officer,
    powers_of,
)
from governance.views.officer.election_access import for_election

PER_PAGE = 50


@require_safe
@for_election(for_anyone_on_it)
def nominations(request: HttpRequest, election: Election) -> HttpResponse:
    """Every nomination, those that wait for a decision first."""
    found = Nomination.objects.filter(contest__election=election).select_related("contest")
    ordered = found.order_by(
        "-state", "contest", "name"
    )  # "submitted" before the rest but withdrawn
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": election.organisation,
        "election": election,
        "powers": powers_of(request, election.organisation),
        "page": page,
        "waiting": found.filter(state=NominationState.SUBMITTED).count(),
    }
    return render(request, "officer_elections/nominations.html", context)


@for_election(for_returning_officer)
def nomination(request: HttpRequest, election: Election, pk: int) -> HttpResponse:
    """One nomination with what the register says of the member, to accept or reject."""
    found = _found(election, pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            _decide(request, found, form.cleaned_data["reason"])
        except GovernanceError as refused:
            refusal = refused.message
        else:
            return redirect(
                "governance_officer:nominations", election.organisation.slug, election.slug
            )
    context = {
        **_about(election, found),
        "form": form,
        "refusal": refusal,
        "why_not": nominating.why_not(found.contest, found.membership),
        "proposers": found.proposed_by.select_related("membership"),
        "decidable": election.state == ElectionState.CALLED
        and found.state == NominationState.SUBMITTED,
        "removable": found.state == NominationState.ACCEPTED
        and election.state == ElectionState.SETTLED
        and found.contest.ballot_id is not None,
    }
    return render(
        request, "officer_elections/nomination.html", context, status=409 if refusal else 200
    )


@for_election(for_returning_officer)
def take_off(request: HttpRequest, election: Election, pk: int) -> HttpResponse:
    """Take a candidate off a settled paper, with a public reason."""
    found = _found(election, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            settling.take_off(found, officer(request), form.cleaned_data["reason"])
        except (GovernanceError, BallotError) as refused:
            refusal = refused.message
        else:
            messages.success(request, _("The candidate is off the paper. The reason is public."))
            return redirect(
                "governance_officer:election", election.organisation.slug, election.slug
            )
    context = {**_about(election, found), "form": form, "refusal": refusal}
    return render(
        request, "officer_elections/take_off.html", context, status=409 if refusal else 200
    )


def _decide(request: HttpRequest, found: Nomination, reason: str) -> None:
    if "accept" in request.POST:
        nominating.accept(found, officer(request))
        messages.success(request, _("%(name)s is a candidate.") % {"name": found.name})
    else:
        nominating.reject(found, officer(request), reason)
        messages.success(
            request, _("The nomination is not valid. The reason is kept for its page.")
        )


def _found(election: Election, pk: int) -> Nomination:
    found = Nomination.objects.filter(contest__election=election)
    return get_object_or_404(
        found.select_related("contest__election__constitution", "membership"), pk=pk
    )


def _about(election: Election, found: Nomination) -> dict[str, object]:
    return {
        "organisation": election.organisation,
        "election": election,
        "nomination": found,
        "contest": found.contest,
    }
