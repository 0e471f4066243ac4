"""The door to the officers' pages: who gets a 404, who a 403, which round a page is about."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from ballots.due import settle
from budgets import policies
from budgets.models import BudgetRound
from members.policies import is_proven_staff

Page = Callable[..., HttpResponseBase]
May = Callable[[policies.Somebody, BudgetRound], bool]


def for_officers(page: Page) -> Page:
    """Nothing is here but for staff who showed a second factor; the middleware of the members room sends others to sign in."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_proven_staff(request):
            raise Http404
        return page(request, *args, **kwargs)

    return guarded


def for_round(may: May) -> Callable[[Page], Page]:
    """A page about the round of the address: 404 unless it is visible, 403 unless the person may do this with it."""

    def wrap(page: Page) -> Page:
        @for_officers
        @wraps(page)
        def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
            budget_round = get_round(request, slug)
            if not may(request.user, budget_round):
                raise PermissionDenied
            return page(request, budget_round, **kwargs)

        return guarded

    return wrap


def get_round(request: HttpRequest, slug: str) -> BudgetRound:
    """The round, through what this person may see, with its ballot as the clock has it. Raises Http404."""
    visible = policies.visible_to(request.user).select_related(
        "ballot__roll", "ward", "neighbourhood"
    )
    budget_round = get_object_or_404(visible, slug=slug)
    settle(budget_round.ballot)
    return budget_round
