"""What caches and other sites may do with an answer: it is public and the same for everyone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page

_FRESH_SECONDS = 60
View = Callable[..., HttpResponseBase]


def kept(view: View) -> View:
    """With an ETag, kept for a minute, and readable by the scripts of any site."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        if response.status_code == 200:  # noqa: PLR2004 -- an error is never kept
            patch_cache_control(response, public=True, max_age=_FRESH_SECONDS)
        else:
            patch_cache_control(response, no_store=True)
        return response

    return conditional_page(answer)
