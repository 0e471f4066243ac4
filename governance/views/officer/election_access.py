"""The door to officers' pages on bodies and elections: 404 for what is not on their desk, 403 for what is not theirs to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from ballots.due import settle
from governance.models import Contest, Election
from members import organisation_policies as policies
from members.models import Organisation, Person
from members.organisation_policies import Powers
from members.policies import is_proven_staff

Page = Callable[..., HttpResponseBase]
May = Callable[[Powers], bool]


def can_watch(powers: Powers) -> bool:
    return powers.scrutinise


def can_keep(powers: Powers) -> bool:
    """The secretary: makes and calls elections, moves their hours, keeps the seats."""
    return powers.keep_register


def can_return(powers: Powers) -> bool:
    """The returning officer: checks nominations, reconciles, counts and declares."""
    return powers.return_elections


def for_organisation(may: May) -> Callable[[Page], Page]:
    """A page about the organisation of the address."""

    def wrap(page: Page) -> Page:
        @never_cache
        @wraps(page)
        def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
            if not is_proven_staff(request):
                raise Http404
            organisation = get_object_or_404(policies.visible_to(request.user), slug=slug)
            if not may(policies.powers(request.user, organisation)):
                raise PermissionDenied
            return page(request, organisation, **kwargs)

        return guarded

    return wrap


def for_election(may: May) -> Callable[[Page], Page]:
    """A page about one election of the organisation, with its votes as the clock has them."""

    def wrap(page: Page) -> Page:
        @for_organisation(may)
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


def for_contest(may: May) -> Callable[[Page], Page]:
    """A page about the vote of one contest; 404 where it has none."""

    def wrap(page: Page) -> Page:
        @for_election(may)
        @wraps(page)
        def guarded(
            request: HttpRequest, election: Election, constituency: str, **kwargs: Any
        ) -> HttpResponseBase:
            found = Contest.objects.filter(election=election).exclude(ballot=None)
            contest = get_object_or_404(
                found.select_related("ballot__roll", "election__organisation"),
                constituency_code=constituency,
            )
            return page(request, contest, **kwargs)

        return guarded

    return wrap


def officer(request: HttpRequest) -> Person:
    """The person behind a request that has passed the door."""
    assert isinstance(request.user, Person)  # noqa: S101 -- `for_organisation` let nobody else through
    return request.user


def powers_of(request: HttpRequest, organisation: Organisation) -> Powers:
    return policies.powers(request.user, organisation)
