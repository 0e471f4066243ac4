"""The door to the secretary's pages. What somebody has no part in is a 404, as if it were not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from members import organisation_policies as policies
from members.models import Organisation, Person
from members.policies import is_proven_staff

Page = Callable[..., HttpResponseBase]
Visible = Callable[[policies.Somebody], QuerySet[Organisation]]


def for_staff(page: Page) -> Page:
    """Nothing is here but for staff who showed a second factor; the middleware sends others to sign in.

    Nothing is kept by a browser or proxy either: these pages are full of personal data.
    """

    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_proven_staff(request):
            raise Http404
        return page(request, *args, **kwargs)

    return never_cache(guarded)


def of(visible: Visible) -> Callable[[Page], Page]:
    """A page about the organisation of the address, through what this person may see."""

    def wrap(page: Page) -> Page:
        @for_staff
        @wraps(page)
        def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
            organisation = get_object_or_404(visible(request.user), slug=slug)
            return page(request, organisation, **kwargs)

        return guarded

    return wrap


for_colleague = of(policies.visible_to)
for_keeper = of(policies.kept_by)


def officer(request: HttpRequest) -> Person:
    """The person behind a request that has passed the door."""
    assert isinstance(request.user, Person)  # noqa: S101 -- `for_staff` let nobody else through
    return request.user
