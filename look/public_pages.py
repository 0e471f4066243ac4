"""Pages and files that are the same for everyone and never change again: kept by caches, and asked for anew only when they do."""

import hashlib
from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    set_response_etag,
)
from django.utils.http import quote_etag
from django.utils.translation import get_language

# So long may a copy be shown before it is asked again whether it still stands.
FRESH_SECONDS = 300


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


def unchanged_or(
    request: HttpRequest, seal: Iterable[object], make: Callable[[], StreamingHttpResponse]
) -> HttpResponseBase:
    """The file that `make` gives, or "not changed" for whoever has it; `seal` is all that could change it."""
    parts = [*map(str, seal), request.path, str(get_language())]
    tag = quote_etag(hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32])
    response = get_conditional_response(request, etag=tag) or make()
    response.headers["ETag"] = tag
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response


def download(
    name: str, content_type: str, pieces: Iterable[str], licence: str
) -> StreamingHttpResponse:
    """A file sent as it is read, under that name and licence."""
    response = StreamingHttpResponse(pieces, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Link"] = f'<{licence}>; rel="license"'
    return response
