"""The elections of an organisation as its officers work on them."""

from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from governance import election_moves, election_words
from governance.models import Election, ElectionState, Nomination, NominationState
from governance.moves import offered
from governance.two_persons import made
from governance.views.officer.access import for_anyone_on_it, officer, powers_of
from governance.views.officer.election_access import for_election
from governance.views.officer.moving import move_page
from members.models import Organisation
from statute import clock

PER_PAGE = 20


@require_safe
@for_anyone_on_it
def elections(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Drafts too, the latest first."""
    now = clock.now()
    found = Election.objects.filter(organisation=organisation).prefetch_related("contests__ballot")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": organisation,
        "powers": powers_of(request, organisation),
        "page": page,
        "rows": [
            (one, election_words.tag(one, now), election_words.lead(one, now)) for one in page
        ],
    }
    return render(request, "officer_elections/elections.html", context)


@require_safe
@for_election(for_anyone_on_it)
def election(request: HttpRequest, election: Election) -> HttpResponse:
    """Where it stands, what can be done with it now, and each contest."""
    now, powers = clock.now(), powers_of(request, election.organisation)
    moves = [
        one
        for one in offered(election_moves.MOVES, election.state, powers)
        if one.slug != "settle" or election.nominations_close_at <= now
    ]
    waiting = Nomination.objects.filter(contest__election=election, state=NominationState.SUBMITTED)
    context = {
        "organisation": election.organisation,
        "election": election,
        "powers": powers,
        "lead": election_words.lead(election, now),
        "steps": election_words.steps(election, now),
        "moves": moves,
        "draft": election.state == ElectionState.DRAFT,
        "waiting": waiting.count(),
        "made": made(election, officer(request)),
        "contests": _contests(election, now),
    }
    return render(request, "officer_elections/election.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_election(for_anyone_on_it)
def act(request: HttpRequest, election: Election, act: str) -> HttpResponse:
    """Call, settle, postpone or cancel. Raises Http404 for another word."""
    if act not in election_moves.BY_SLUG:
        raise Http404
    organisation = election.organisation
    back = reverse("governance_officer:election", args=[organisation.slug, election.slug])
    return move_page(request, organisation, election, election_moves.BY_SLUG[act], back=back)


def _contests(election: Election, now: datetime) -> list[tuple[object, str, str]]:
    standing = Count("nominations", filter=Q(nominations__state=NominationState.ACCEPTED))
    contests = election.contests.select_related("ballot").annotate(standing=standing)
    return [
        (one, election_words.seats_in_words(one), election_words.where_it_stands(one, now))
        for one in contests
    ]
