"""Every round in a list, and one round's own page in each of its states."""

from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ballots.models import Ballot, BallotState
from ballots.publishing import is_public
from budgets import choosing, listing, pots, standing
from budgets.life.line import stops
from budgets.life.pages import links
from budgets.life.phases import life_of
from budgets.making import facts_of
from budgets.notices import public_notices
from budgets.parts import pots_for
from budgets.rule_words import rule_in_words
from budgets.summaries import rules_in_words
from budgets.views.voting.access import round_of, takes_votes
from statute import clock

_A_PAGE = 20


def rounds(request: HttpRequest) -> HttpResponse:
    """Open ones first, then those to come, then the decided."""
    first = Case(When(listing.OPEN, Value(0)), When(listing.COMING, Value(1)), default=Value(2))
    everything = listing.listed().order_by(first, "-ballot__closes_at")
    page = Paginator(everything, _A_PAGE).get_page(request.GET.get("page"))
    rows = [(one, standing.tag(one.ballot), standing.next_date(one.ballot)) for one in page]
    return render(request, "rounds/rounds.html", {"page": page, "rows": rows})


def budget_round(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, who may vote and when, how it is counted, and where it stands."""
    found = round_of(slug)
    ballot, now = found.ballot, clock.now()
    life = life_of(found, now)
    projects = choosing.projects_of(found)
    there, found_pots = choosing.choosable(projects), pots_for(ballot, None)
    context = {
        "budget_round": found,
        "ballot": ballot,
        "tag": standing.tag_of(life),
        "stops": stops(life),
        "phase_links": links(life),
        "takes_votes": takes_votes(ballot),
        "is_over": _is_over(ballot, now),
        "is_declared": is_public(ballot),
        "projects": there,
        "by_pot": [(pot, [one for one in there if one.pot == pot.number]) for pot in found_pots],
        "pots_table": pots.table(found),
        "withdrawn": [one for one in projects if one.withdrawn_because],
        "notices": public_notices(found),
        "rule": rule_in_words(ballot),
        "sections": rules_in_words(facts_of(found), pots=ballot.has_pots),
    }
    return render(request, "rounds/round.html", context)


def _is_over(ballot: Ballot, now: datetime) -> bool:
    """Voting has ended and the result is not there yet."""
    waiting = {BallotState.CLOSED, BallotState.RECONCILED, BallotState.COUNTED}
    late = ballot.state in {BallotState.OPEN, BallotState.SUSPENDED} and ballot.closes_at <= now
    return late or ballot.state in waiting
