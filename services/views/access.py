"""The door to the officers' pages of this room."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from members.models import Person
from members.policies import is_proven_staff
from services.policies import Somebody

Page = Callable[..., HttpResponseBase]


def only_for(may: Callable[[Somebody], bool]) -> Callable[[Page], Page]:
    """404 for whoever may not, and for staff who did not show a second factor."""

    def wrap(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not is_proven_staff(request) or not may(request.user):
                raise Http404
            return page(request, *args, **kwargs)

        return guarded

    return wrap


def officer(request: HttpRequest) -> Person:
    """The person behind a request that has passed the door."""
    assert isinstance(request.user, Person)  # noqa: S101 -- the door let nobody else through
    return request.user
