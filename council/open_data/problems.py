"""Every error of the open data interface as a problem detail (RFC 9457)."""

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import set_rollback

MEDIA_TYPE = "application/problem+json"
log = logging.getLogger(__name__)


def as_problem(error: Exception, context: dict[str, Any]) -> Response:
    """The exception handler: what is not an API error is a fault of ours, logged and told without detail."""
    set_rollback()
    request = context["request"]
    known = _known(error)
    if known is None:
        log.error("open_data_failed", exc_info=error)
        got_request_exception.send(sender=type(context["view"]), request=request)
        known = exceptions.APIException(_("Something broke on our side. It has been logged."))
    body = problem(known.status_code, _sentence(known), request.path)
    if isinstance(known, exceptions.ValidationError):
        body["errors"] = _faults(known.detail)
    return Response(body, known.status_code, headers=_headers(known), content_type=MEDIA_TYPE)


def problem(status: int, detail: str, instance: str) -> dict[str, Any]:
    """The members of RFC 9457. `about:blank` says that the status alone names the kind of problem."""
    title = HTTPStatus(status).phrase
    return {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": instance,
    }


def concerns(request: HttpRequest) -> bool:
    """True for an address of the interface, whether or not there is anything."""
    return request.path.startswith("/api/")


def response(request: HttpRequest, status: int, detail: str) -> JsonResponse:
    """A problem met before any view of the interface was reached."""
    body = problem(status, detail, request.path)
    headers = {"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*"}
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE, headers=headers)


def _known(error: Exception) -> exceptions.APIException | None:
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied()
    return error if isinstance(error, exceptions.APIException) else None


def _sentence(error: exceptions.APIException) -> str:
    if isinstance(error, exceptions.ValidationError):
        return _("The address asks for something that is not offered. “errors” says what.")
    return str(error.detail)


def _headers(error: exceptions.APIException) -> dict[str, str]:
    """The handler of Django REST framework does the same for its own errors."""
    wait = getattr(error, "wait", None)
    return {"Retry-After": str(int(wait))} if wait is not None else {}


def _faults(detail: Any) -> list[dict[str, str]]:
    by_parameter = (
        detail if isinstance(detail, dict) else {api_settings.NON_FIELD_ERRORS_KEY: detail}
    )
    return [
        {"parameter": str(parameter), "detail": str(sentence)}
        for parameter, sentences in by_parameter.items()
        for sentence in (sentences if isinstance(sentences, list) else [sentences])
    ]
