"""Addresses that no browser makes: one with a NUL in its query could be looked up in no column of text."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from council.open_data import problems


class PlainQueries:
    """Answers 400 before any page reads the query; the API names the parameter itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if ("%00" in query or "\0" in query) and not problems.concerns(request):
            raise BadRequest
        return self.get_response(request)
