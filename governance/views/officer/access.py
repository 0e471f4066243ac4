"""The doors to the officers' pages in this room: who gets a 404, who a 403, what a page is about."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from members import organisation_policies as policies
from members.models import Constitution, ConstitutionState, Organisation, Person
from members.policies import is_proven_staff

Page = Callable[..., HttpResponseBase]
May = Callable[[policies.Somebody, Organisation], bool]


def for_organisation(may: May) -> Callable[[Page], Page]:
    """A page about the organisation of the address: 404 unless it is visible, 403 unless the person may do this with it."""

    def wrap(page: Page) -> Page:
        @never_cache
        @wraps(page)
        def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
            if not is_proven_staff(request):
                raise Http404
            organisation = get_object_or_404(policies.visible_to(request.user), slug=slug)
            if not may(request.user, organisation):
                raise PermissionDenied
            return page(request, organisation, **kwargs)

        return guarded

    return wrap


for_secretary = for_organisation(policies.can_keep_register)
for_anyone_on_it = for_organisation(policies.can_scrutinise)
for_returning_officer = for_organisation(policies.can_return_elections)


def for_draft(page: Page) -> Page:
    """A page about one draft of the organisation; an adopted version has no such page."""

    @for_secretary
    @wraps(page)
    def guarded(
        request: HttpRequest, organisation: Organisation, version: int, **kwargs: Any
    ) -> HttpResponseBase:
        drafts = Constitution.objects.filter(
            organisation=organisation, state=ConstitutionState.DRAFT
        ).select_related("organisation", "replaces")
        return page(request, get_object_or_404(drafts, version=version), **kwargs)

    return guarded


def secretary(request: HttpRequest) -> Person:
    """The person behind a request that has passed the door."""
    assert isinstance(request.user, Person)  # noqa: S101 -- the door let nobody else through
    return request.user


officer = secretary


def powers_of(request: HttpRequest, organisation: Organisation) -> policies.Powers:
    return policies.powers(request.user, organisation)
