"""The files of a declared result, sent as they are read, under the Open Government Licence."""

import json
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, StreamingHttpResponse

from ballots import published_lists
from ballots.publishing import publishable
from budgets import exports, pabulib_export, results
from budgets.counted_parts import CountedPart
from budgets.models import BudgetRound
from budgets.results import Result
from budgets.views.results.access import for_file
from look.public_pages import download


@for_file
def papers_csv(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    _require_papers(budget_round)
    return _csv(budget_round, "papers", published_lists.papers(budget_round.ballot, "ward"))


@for_file
def papers_pb(request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    """Of the pot `?pot=` where there are several."""
    _require_papers(budget_round)
    found = results.read(budget_round)
    part = _part(request, found)
    pieces = pabulib_export.lines(found, part)
    return _file(budget_round, f"{_named(part)}papers.pb", "text/plain; charset=utf-8", pieces)


@for_file
def papers_json(request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    """What the page "Recount it yourself" reads, of the pot `?pot=` where there are several."""
    _require_papers(budget_round)
    found = results.read(budget_round)
    part = _part(request, found)
    pieces = exports.recount_papers(found, part)
    return _file(budget_round, f"{_named(part)}papers.json", "application/json", pieces)


@for_file
def receipts_csv(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    return _csv(budget_round, "receipts", published_lists.receipts(budget_round.ballot))


@for_file
def projects_csv(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    return _csv(budget_round, "projects", exports.projects(results.read(budget_round)))


@for_file
def result_json(_request: HttpRequest, budget_round: BudgetRound) -> StreamingHttpResponse:
    facts = exports.facts(results.read(budget_round))
    pieces = json.JSONEncoder.iterencode(DjangoJSONEncoder(ensure_ascii=False, indent=1), facts)
    return _file(budget_round, "result.json", "application/json", pieces)


def _part(request: HttpRequest, found: Result) -> CountedPart:
    """The pot that is asked for, or the one there is; 404 for any other."""
    wanted = request.GET.get("pot", "")
    part = next((one for one in found.parts if one.name == wanted), None)
    if part is None:
        raise Http404
    return part


def _named(part: CountedPart) -> str:
    return f"pot-{part.name}-" if part.name else ""


def _require_papers(budget_round: BudgetRound) -> None:
    """404 where every area is below the floor: there is no file to give."""
    if not publishable(budget_round.ballot).papers:
        raise Http404


def _csv(
    budget_round: BudgetRound, name: str, rows: Iterable[published_lists.Row]
) -> StreamingHttpResponse:
    return _file(
        budget_round, f"{name}.csv", "text/csv; charset=utf-8", published_lists.as_csv(rows)
    )


def _file(
    budget_round: BudgetRound, name: str, content_type: str, pieces: Iterable[str]
) -> StreamingHttpResponse:
    return download(f"{budget_round.slug}-{name}", content_type, pieces, published_lists.LICENCE)
