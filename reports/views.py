"""The document of a declared result, or the page that waits for it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from ballots.publishing import is_public
from budgets.models import BudgetRound
from budgets.views.results.access import get_round
from reports.declarations import report_of
from reports.models import DeclarationReport, ReportState

FRESH_SECONDS = 300


@require_safe
def declaration(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The PDF; 202 with how it stands while there is none; 404 before the declaration."""
    budget_round = get_round(slug)
    if not is_public(budget_round.ballot):
        raise Http404
    report = report_of(budget_round.ballot)
    if report.state == ReportState.READY:
        return _file(report, budget_round)
    return _waiting(request, report, budget_round)


def _file(report: DeclarationReport, budget_round: BudgetRound) -> FileResponse:
    response = FileResponse(
        report.file.open(),
        filename=f"{budget_round.slug}-declaration.pdf",
        content_type="application/pdf",
    )
    response.headers["ETag"] = quote_etag(report.sha256)
    patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    return response


def _waiting(
    request: HttpRequest, report: DeclarationReport, budget_round: BudgetRound
) -> HttpResponse:
    context = {"report": report, "budget_round": budget_round}
    response = render(request, "reports/waiting.html", context, status=202)
    patch_cache_control(response, private=True, no_store=True)
    return response
