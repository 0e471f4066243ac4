"""The doors to the public pages of resolutions and meetings: what an address is about, or a 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ballots.due import settle
from governance.models import Meeting, Resolution
from governance.policies import public_meetings, public_resolutions
from governance.resolution_result import ResolutionResult, read
from governance.views.access import get_organisation
from look.public_pages import shared, unchanged_or


def get_resolution(request: HttpRequest, slug: str, resolution: str) -> Resolution:
    """One that was called, with its vote as the clock has it. Raises Http404."""
    public = public_resolutions(get_organisation(request, slug)).select_related(
        "organisation", "rule__constitution", "meeting", "ballot__roll", "first__organisation"
    )
    found = get_object_or_404(public, slug=resolution)
    if found.ballot is not None:
        settle(found.ballot)
    return found


def get_meeting(request: HttpRequest, slug: str, meeting: str) -> Meeting:
    """One of which notice was given. Raises Http404."""
    public = public_meetings(get_organisation(request, slug)).select_related("organisation")
    return get_object_or_404(public, slug=meeting)


def get_declared(request: HttpRequest, slug: str, resolution: str) -> ResolutionResult:
    """The result of a ballot that was declared. Raises Http404 before, and for what was decided without a ballot."""
    found = get_resolution(request, slug, resolution)
    if found.outcome is None or found.ballot is None:
        raise Http404
    return read(found)


def for_result(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page behind a declared result, kept by caches."""

    @require_safe
    @wraps(page)
    def guarded(request: HttpRequest, slug: str, resolution: str) -> HttpResponse:
        return shared(request, page(request, get_declared(request, slug, resolution)))

    return guarded


def for_file(
    file: Callable[[ResolutionResult], StreamingHttpResponse],
) -> Callable[..., HttpResponseBase]:
    """A file of a declared result. What was declared never changes, so whoever has it is not sent it again."""

    @require_safe
    @wraps(file)
    def guarded(request: HttpRequest, slug: str, resolution: str, **_rest: Any) -> HttpResponseBase:
        found = get_declared(request, slug, resolution)
        return unchanged_or(request, _seal(found), lambda: file(found))

    return guarded


def _seal(found: ResolutionResult) -> list[object]:
    """What changes with the declaration and its being superseded."""
    assert found.ballot is not None  # noqa: S101 -- `get_declared` saw to it
    return [found.ballot.pk, found.resolution.decided_at, found.ballot.state]
