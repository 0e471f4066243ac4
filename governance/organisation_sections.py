"""What organisations' pages and members' own pages show of this room: what is open, what was decided, who sits, one's own votes and seats."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from ballots.models import BallotState, RollEntry
from governance.constituting import today
from governance.models import Body, Contest, Election, Resolution, Term
from governance.resolution_words import heading, stands
from members.models import Constitution, Membership, Organisation
from members.sections import Section, on_membership, on_organisation

MOST = 5
_TAKING = [BallotState.SCHEDULED, BallotState.OPEN, BallotState.SUSPENDED]


def open_now(organisation: Organisation, request: HttpRequest) -> dict[str, Any]:
    """What members can decide now, resolutions and elections."""
    called = Resolution.objects.public().filter(organisation=organisation)
    found = called.undecided().select_related("organisation", "ballot")[:MOST]
    elections = Election.objects.filter(organisation=organisation, state__in=["called", "settled"])
    return {
        "organisation": organisation,
        "resolutions": [(one, stands(one)) for one in found],
        "elections": elections.select_related("organisation").order_by("closes_at")[:MOST],
    }


def decided(organisation: Organisation, request: HttpRequest) -> dict[str, Any] | None:
    """The latest decisions; nothing before the first."""
    over = Resolution.objects.public().filter(organisation=organisation).over()
    found = [(one, heading(one)) for one in over.select_related("organisation")[:MOST]]
    return {"organisation": organisation, "decided": found} if found else None


def who_sits(organisation: Organisation, request: HttpRequest) -> dict[str, Any] | None:
    """Each body of the rules in force with those who hold its seats today."""
    constitution = Constitution.objects.in_force(organisation, today())
    bodies = list(Body.objects.filter(constitution=constitution)) if constitution else []
    if not bodies:
        return None
    terms = list(
        _running(Term.objects.filter(seat__organisation=organisation)).select_related("seat")
    )
    rows = [(one, [term for term in terms if term.seat.body_code == one.code]) for one in bodies]
    return {"organisation": organisation, "bodies": rows}


def own_votes(membership: Membership, request: HttpRequest) -> dict[str, Any] | None:
    """The votes this member is on the roll of: open to them, and those they took part in, never how."""
    entries = RollEntry.objects.standing().filter(member_reference=str(membership.pk))
    entries = entries.exclude(ballot__state=BallotState.DRAFT)
    waiting = Q(ballot__state__in=_TAKING)
    found = list(
        entries.filter(waiting | ~Q(channel=""))
        .select_related("ballot")
        .order_by("-ballot__closes_at")
    )
    pages = _pages([one.ballot_id for one in found])
    rows = [(one, *pages[one.ballot_id]) for one in found if one.ballot_id in pages]
    context = {
        "open": [row for row in rows if row[0].ballot.state in _TAKING][:MOST],
        "taken_part": [
            row for row in rows if row[0].channel and row[0].ballot.state not in _TAKING
        ][: 4 * MOST],
    }
    return context if any(context.values()) else None


def own_seats(membership: Membership, request: HttpRequest) -> dict[str, Any] | None:
    """The seats this member holds or held."""
    terms = list(
        Term.objects.filter(membership=membership)
        .select_related("seat")
        .order_by("-began_on")[: 4 * MOST]
    )
    if not terms:
        return None
    bodies = Body.objects.filter(constitution__organisation=membership.organisation_id)
    names = dict(bodies.order_by("constitution__version").values_list("code", "name"))
    return {"terms": [(one, names.get(one.seat.body_code, one.seat.body_code)) for one in terms]}


def register() -> None:
    """Called once, when the site starts."""
    on_organisation(Section("open-now", "governance/sections/open_now.html", open_now, order=10))
    on_organisation(Section("who-sits", "governance/sections/who_sits.html", who_sits, order=20))
    on_organisation(
        Section("decided", "governance/sections/decided.html", decided, order=10, side="right")
    )
    on_membership(Section("own-votes", "governance/sections/own_votes.html", own_votes, order=10))
    on_membership(Section("own-seats", "governance/sections/own_seats.html", own_seats, order=20))


def _running(terms: Any) -> Any:
    day = today()
    going = Q(vacated_on=None, ends_on__gt=day) | Q(vacated_on__gt=day)
    return terms.filter(going, began_on__lte=day).order_by(
        "seat__constituency_code", "seat__number"
    )


def _pages(ballots: list[int]) -> dict[int, tuple[str, str]]:
    """Title and address by ballot, in two statements."""
    resolutions = Resolution.objects.filter(ballot__in=ballots).select_related("organisation")
    pages = {
        one.ballot_id: (one.title, one.get_absolute_url()) for one in resolutions if one.ballot_id
    }
    contests = Contest.objects.filter(ballot__in=ballots).select_related("election__organisation")
    for contest in contests:
        if contest.ballot_id:
            title = f"{contest.election.title}: {contest.name}"
            pages[contest.ballot_id] = (title, contest.election.get_absolute_url())
    return pages
