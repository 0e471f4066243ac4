"""The door to officers' pages on one election: 404 for what is not on their desk, 403 for what is not theirs to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from ballots.due import settle
from governance.models import Election
from governance.views.officer.access import Page
from members.models import Organisation


def for_election(door: Callable[[Page], Page]) -> Callable[[Page], Page]:
    """A page about one election of the organisation, with its votes as the clock has them."""

    def wrap(page: Page) -> Page:
        @door
        @wraps(page)
        def guarded(
            request: HttpRequest, organisation: Organisation, election: str, **kwargs: Any
        ) -> HttpResponseBase:
            found = Election.objects.filter(organisation=organisation).select_related(
                "organisation", "constitution"
            )
            made = get_object_or_404(found, slug=election)
            for contest in made.contests.select_related("ballot"):
                if contest.ballot:
                    settle(contest.ballot)
            return page(request, made, **kwargs)

        return guarded

    return wrap
