"""The files of a declared result, sent as they are read, under the Open Government Licence."""

import json
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, StreamingHttpResponse

from ballots import exports as of_any_vote
from ballots.publishing import publishable
from budgets import exports, pabulib_export, results
from budgets.models import BudgetRound
from budgets.views.results.access import for_file


@for_file
def papers_csv(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    _require_papers(budget_round)
    return _csv(budget_round, "papers", of_any_vote.papers(budget_round.ballot))


@for_file
def papers_pb(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    _require_papers(budget_round)
    pieces = pabulib_export.lines(results.read(budget_round))
    return _file(budget_round, "papers.pb", "text/plain; charset=utf-8", pieces)


@for_file
def papers_json(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    """What the page "Recount it yourself" reads."""
    _require_papers(budget_round)
    pieces = exports.recount_papers(results.read(budget_round))
    return _file(budget_round, "papers.json", "application/json", pieces)


@for_file
def receipts_csv(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    return _csv(budget_round, "receipts", of_any_vote.receipts(budget_round.ballot))


@for_file
def projects_csv(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    return _csv(budget_round, "projects", exports.projects(results.read(budget_round)))


@for_file
def result_json(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    facts = exports.facts(results.read(budget_round))
    pieces = json.JSONEncoder.iterencode(DjangoJSONEncoder(ensure_ascii=False, indent=1), facts)
    return _file(budget_round, "result.json", "application/json", pieces)


def _require_papers(budget_round: BudgetRound) -> None:
    """404 where every area is below the floor: there is no file to give."""
    if not publishable(budget_round.ballot).papers:
        raise Http404


def _csv(
    budget_round: BudgetRound, name: str, rows: Iterable[of_any_vote.Row]
) -> StreamingHttpResponse:
    return _file(budget_round, f"{name}.csv", "text/csv; charset=utf-8", of_any_vote.as_csv(rows))


def _file(
    budget_round: BudgetRound, name: str, content_type: str, pieces: Iterable[str]
) -> StreamingHttpResponse:
    response = StreamingHttpResponse(pieces, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{budget_round.slug}-{name}"'
    response["Link"] = f'<{exports.LICENCE}>; rel="license"'
    return response
