"""The document of a declared result, or the page that waits for it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from ballots.models import Ballot
from ballots.publishing import is_public
from budgets.views.results.access import get_round
from governance.views.access import get_contest
from governance.views.resolution_access import get_resolution
from reports.declarations import report_of
from reports.models import DeclarationReport, ReportState

FRESH_SECONDS = 300


@require_safe
def declaration(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Of a round on money."""
    found = get_round(slug)
    return _document(request, found.ballot, slug, reverse("budgets:result", args=[slug]))


@require_safe
def contest(request: HttpRequest, slug: str, election: str, constituency: str) -> HttpResponseBase:
    """Of one contest of an election."""
    found = get_contest(request, slug, election, constituency)
    name = f"{slug}-{election}-{constituency}"
    return _document(request, found.ballot, name, found.result_url())


@require_safe
def resolution(request: HttpRequest, slug: str, resolution: str) -> HttpResponseBase:
    """Of a resolution that a ballot decided."""
    found = get_resolution(request, slug, resolution)
    return _document(request, found.ballot, f"{slug}-{resolution}", found.get_absolute_url())


def _document(
    request: HttpRequest, ballot: Ballot | None, name: str, result_page: str
) -> HttpResponseBase:
    """The PDF; 202 with how it stands while there is none; 404 before the declaration."""
    if ballot is None or not is_public(ballot):
        raise Http404
    report = report_of(ballot)
    if report.state == ReportState.READY:
        return _file(report, name)
    return _waiting(request, report, result_page)


def _file(report: DeclarationReport, name: str) -> FileResponse:
    response = FileResponse(
        report.file.open(),
        filename=f"{name}-declaration.pdf",
        content_type="application/pdf",
    )
    response.headers["ETag"] = quote_etag(report.sha256)
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response


def _waiting(request: HttpRequest, report: DeclarationReport, result_page: str) -> HttpResponse:
    context = {"report": report, "result_page": result_page}
    response = render(request, "reports/waiting.html", context, status=202)
    patch_cache_control(response, private=True, no_store=True)
    return response
