"""The door to the public results: nothing of a count before its declaration; afterwards the same page for everyone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ballots.publishing import is_public
from budgets.models import BudgetRound
from budgets.policies import published
from look.public_pages import shared, unchanged_or

Page = Callable[..., HttpResponse]
File = Callable[..., StreamingHttpResponse]


def get_round(slug: str) -> BudgetRound:
    """A round that is no draft, with what its result is read from. Raises Http404."""
    found = published().select_related(
        "ballot__roll", "ballot__declaration", "ward", "neighbourhood"
    )
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
        return unchanged_or(
            request, _seal(budget_round), lambda: file(request, budget_round, **kwargs)
        )

    return guarded


def get_declared(slug: str) -> BudgetRound:
    """Raises Http404 for a round without a declared result."""
    budget_round = get_round(slug)
    if not is_public(budget_round.ballot):
        raise Http404
    return budget_round


def _seal(budget_round: BudgetRound) -> list[object]:
    """What changes with the declaration and its being superseded."""
    ballot = budget_round.ballot
    return [ballot.pk, ballot.declaration.declared_at.isoformat(), ballot.state]
