"""The door to the officers' pages of money. What somebody may not see is a 404, as if it were not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from funds import policies
from members.views.secretary.access import Page, for_staff, officer

__all__ = ["for_staff", "for_those_who", "of_a_fund", "officer"]


def for_those_who(may: Callable[[policies.Somebody], bool]) -> Callable[[Page], Page]:
    """A page for proven staff whom the policy lets in."""

    def wrap(page: Page) -> Page:
        @for_staff
        @wraps(page)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may(request.user):
                raise Http404
            return page(request, *args, **kwargs)

        return guarded

    return wrap


def of_a_fund(page: Page) -> Page:
    """A page about the fund of the address, through what this person may see."""

    @for_staff
    @wraps(page)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
        return page(
            request, get_object_or_404(policies.visible_to(request.user), slug=slug), **kwargs
        )

    return guarded
