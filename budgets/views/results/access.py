"""The door to the public results: nothing of a count before its declaration; afterwards the same page for everyone."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    set_response_etag,
)
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ballots.publishing import is_public
from budgets.models import BudgetRound
from budgets.policies import published

Page = Callable[..., HttpResponse]
File = Callable[..., StreamingHttpResponse]
# So long may a copy be shown before it is asked again whether it still stands.
FRESH_SECONDS = 300


def get_round(slug: str) -> BudgetRound:
    """A round that is no draft, with what its result is read from. Raises Http404."""
    found = published().select_related("ballot__roll", "ballot__declaration", "ward")
    return get_object_or_404(found, slug=slug)


def for_result(page: Page) -> Page:
    """A page of a declared result, kept by caches; 404 before the declaration."""

    @require_safe
    @wraps(page)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        budget_round = get_declared(slug)
        return shared(request, page(request, budget_round, **kwargs))

    return guarded


def for_file(file: File) -> Callable[..., HttpResponseBase]:
    """A file of a declared result. What was declared never changes, so whoever has it is not sent it again."""

    @require_safe
    @wraps(file)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponseBase:
        budget_round = get_declared(slug)
        tag = quote_etag(_seal(request, budget_round))
        unchanged = get_conditional_response(request, etag=tag)
        response = unchanged or file(request, budget_round, **kwargs)
        response.headers["ETag"] = tag
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        return response

    return guarded


def get_declared(slug: str) -> BudgetRound:
    """Raises Http404 for a round without a declared result."""
    budget_round = get_round(slug)
    if not is_public(budget_round.ballot):
        raise Http404
    return budget_round


def shared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page for anyone, or "not changed"; for somebody signed in, whose name is on it, one of their own.

    Its tag is of the page as rendered: a new release of the site changes it too.
    """
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_cache=True)
        return response
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    set_response_etag(response)
    found = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return found or response


def _seal(request: HttpRequest, budget_round: BudgetRound) -> str:
    """Changes with the declaration, its being superseded, the address and the language."""
    ballot = budget_round.ballot
    declared_at = ballot.declaration.declared_at.isoformat()
    parts = [ballot.pk, declared_at, ballot.state, request.path, get_language()]
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32]
