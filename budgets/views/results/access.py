"""The door to the public results: nothing of a count before its declaration; afterwards the same page for everyone."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from budgets.models import BudgetRound
from budgets.policies import published
from budgets.publishing import is_public

Page = Callable[..., HttpResponseBase]
# So long may a copy be shown before it is asked again whether it still stands.
FRESH_SECONDS = 300


def get_round(slug: str) -> BudgetRound:
    """A round that is no draft, with what its result is read from. Raises Http404."""
    found = published().select_related("ballot__roll", "ballot__declaration", "ward")
    return get_object_or_404(found, slug=slug)


def for_result(page: Page) -> Page:
    """A page or file of a declared result, kept by caches; 404 before the declaration."""

    @require_safe
    @wraps(page)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
        budget_round = get_round(slug)
        if not is_public(budget_round.ballot):
            raise Http404
        return cached(request, budget_round, lambda: page(request, budget_round, **kwargs))

    return guarded


def cached(
    request: HttpRequest, budget_round: BudgetRound, make: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """The page for anyone, or "not changed"; for somebody signed in, whose name is on it, one of their own."""
    if request.user.is_authenticated:
        response = make()
        patch_cache_control(response, private=True, no_cache=True)
        return response
    tag = quote_etag(_seal(request, budget_round))
    response = get_conditional_response(request, etag=tag) or make()
    response.headers["ETag"] = tag
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response


def _seal(request: HttpRequest, budget_round: BudgetRound) -> str:
    """Changes with the declaration, its being superseded, the address and the language."""
    ballot = budget_round.ballot
    parts = [
        ballot.pk,
        ballot.declaration.declared_at.isoformat(),
        ballot.state,
        request.get_full_path(),
        get_language(),
    ]
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32]
