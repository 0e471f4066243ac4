"""One page for every move: what will happen, a reason where one is published, one button."""

from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ballots.errors import BallotError
from ballots.models import BallotState
from governance import election_acts, vote_acts
from governance.acts import Act
from governance.errors import GovernanceError
from governance.models import Contest, Election, ElectionState
from governance.views.officer.election_access import (
    can_watch,
    for_contest,
    for_election,
    officer,
    powers_of,
)

Thing = TypeVar("Thing")


@for_election(can_watch)
def act(request: HttpRequest, election: Election, act: str) -> HttpResponse:
    """A move of the election."""
    chosen = _chosen(election_acts.BY_SLUG, act)
    where = reverse("governance_officer:election", args=[election.organisation.slug, election.slug])
    context = {
        "organisation": election.organisation,
        "election": election,
        "back": where,
        "label": ElectionState(election.state).label,
    }
    return _page(request, chosen, election, election.state, context)


@for_contest(can_watch)
def vote_act(request: HttpRequest, contest: Contest, act: str) -> HttpResponse:
    """A move of the vote of one contest."""
    chosen, election = _chosen(vote_acts.BY_SLUG, act), contest.election
    where = reverse(
        "governance_officer:contest",
        args=[election.organisation.slug, election.slug, contest.constituency_code],
    )
    ballot = contest.ballot
    assert ballot is not None  # noqa: S101 -- `for_contest` let no other through
    context = {
        "organisation": election.organisation,
        "election": election,
        "contest": contest,
        "back": where,
        "label": BallotState(ballot.state).label,
    }
    return _page(request, chosen, ballot, ballot.state, context)


def _chosen(acts: dict[str, Act[Thing]], slug: str) -> Act[Thing]:
    if slug not in acts:
        raise Http404
    return acts[slug]


def _page(
    request: HttpRequest,
    chosen: Act[Thing],
    thing: Thing,
    state: str,
    context: dict[str, Any],
) -> HttpResponse:
    if not chosen.may(powers_of(request, context["organisation"])):
        raise PermissionDenied
    possible = state in chosen.states
    refusal = "" if possible else chosen.refusal(context["label"])
    form = (
        chosen.form(request.POST)
        if request.method == "POST" and possible
        else chosen.form(initial=chosen.initial(thing))
    )
    if form.is_bound and form.is_valid():
        try:
            chosen.do(thing, officer(request), form.cleaned_data)
        except (GovernanceError, BallotError) as refused:
            refusal = refused.message
        else:
            messages.success(request, str(chosen.done))
            return redirect(context["back"])
    context = {**context, "act": chosen, "form": form, "possible": possible, "refusal": refusal}
    return render(request, "officer_elections/act.html", context, status=409 if refusal else 200)
