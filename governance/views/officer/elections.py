"""The elections of an organisation as its officers work on them."""

from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance import election_acts, election_words
from governance.models import Election, ElectionState, Nomination, NominationState
from governance.returning import made
from governance.views.officer.election_access import (
    can_watch,
    for_election,
    for_organisation,
    officer,
    powers_of,
)
from members.models import Organisation
from statute import clock

PER_PAGE = 20


@require_safe
@for_organisation(can_watch)
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
@for_election(can_watch)
def election(request: HttpRequest, election: Election) -> HttpResponse:
    """Where it stands, what can be done with it now, and each contest."""
    now, powers = clock.now(), powers_of(request, election.organisation)
    offered = [
        act
        for act in election_acts.ACTS
        if election.state in act.states
        and act.may(powers)
        and (act.slug != "settle" or election.nominations_close_at <= now)
    ]
    waiting = Nomination.objects.filter(contest__election=election, state=NominationState.SUBMITTED)
    context = {
        "organisation": election.organisation,
        "election": election,
        "powers": powers,
        "lead": election_words.lead(election, now),
        "steps": election_words.steps(election, now),
        "acts": offered,
        "draft": election.state == ElectionState.DRAFT,
        "waiting": waiting.count(),
        "made": made(election, officer(request)),
        "contests": _contests(election, now),
    }
    return render(request, "officer_elections/election.html", context)


def _contests(election: Election, now: datetime) -> list[tuple[object, str, str]]:
    standing = Count("nominations", filter=Q(nominations__state=NominationState.ACCEPTED))
    contests = election.contests.select_related("ballot").annotate(standing=standing)
    return [
        (one, election_words.seats_in_words(one), election_words.where_it_stands(one, now))
        for one in contests
    ]
