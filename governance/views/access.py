"""The doors to this room's public pages: what an address is about, or a 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ballots.due import settle
from governance.models import Contest, Election
from governance.policies import organisations_visible_to, public_elections
from members.models import Organisation


def get_organisation(request: HttpRequest, slug: str) -> Organisation:
    """Raises Http404 for what this visitor may not see."""
    return get_object_or_404(organisations_visible_to(request.user), slug=slug)


def get_election(request: HttpRequest, slug: str, election: str) -> Election:
    """A called election, with its votes as the clock has them. Raises Http404."""
    organisation = get_organisation(request, slug)
    found = public_elections(organisation).select_related("organisation", "constitution")
    made = get_object_or_404(found, slug=election)
    for contest in made.contests.select_related("ballot"):
        if contest.ballot:
            settle(contest.ballot)
    return made


def get_contest(request: HttpRequest, slug: str, election: str, constituency: str) -> Contest:
    """One contest of it. Raises Http404."""
    made = get_election(request, slug, election)
    contests = made.contests.select_related(
        "ballot__roll", "ballot__declaration", "election__organisation", "election__constitution"
    )
    return get_object_or_404(contests, constituency_code=constituency)
