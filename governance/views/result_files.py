"""The files of a declared contest, sent as they are read, under the Open Government Licence."""

from collections.abc import Callable, Iterable
from functools import wraps

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from ballots import published_lists
from governance import contest_exports, contest_result
from governance.contest_result import ContestResult
from governance.views.results import declared
from look.public_pages import download, unchanged_or

File = Callable[[ContestResult], StreamingHttpResponse]


def for_file(file: File) -> Callable[..., HttpResponseBase]:
    """A file of a declared result. What was declared never changes, so whoever has it is not sent it again."""

    @require_safe
    @wraps(file)
    def guarded(
        request: HttpRequest, slug: str, election: str, constituency: str
    ) -> HttpResponseBase:
        found = contest_result.read(declared(request, slug, election, constituency))
        seal = [found.ballot.pk, found.declaration.declared_at.isoformat(), found.ballot.state]
        return unchanged_or(request, seal, lambda: file(found))

    return guarded


@for_file
def papers_blt(found: ContestResult) -> StreamingHttpResponse:
    _require_papers(found)
    return _file(found, "papers.blt", "text/plain; charset=utf-8", contest_exports.blt(found))


@for_file
def papers_csv(found: ContestResult) -> StreamingHttpResponse:
    _require_papers(found)
    rows = published_lists.papers(found.ballot, "class")
    return _file(found, "papers.csv", "text/csv; charset=utf-8", published_lists.as_csv(rows))


@for_file
def receipts_csv(found: ContestResult) -> StreamingHttpResponse:
    rows = published_lists.receipts(found.ballot)
    return _file(found, "receipts.csv", "text/csv; charset=utf-8", published_lists.as_csv(rows))


@for_file
def result_json(found: ContestResult) -> StreamingHttpResponse:
    encoder = DjangoJSONEncoder(ensure_ascii=False, indent=1)
    pieces = encoder.iterencode(contest_exports.facts(found))
    return _file(found, "result.json", "application/json", pieces)


def _require_papers(found: ContestResult) -> None:
    """404 where every class is below the floor: there is no file to give."""
    if not found.publishable.papers:
        raise Http404


def _file(
    found: ContestResult, name: str, content_type: str, pieces: Iterable[str]
) -> StreamingHttpResponse:
    named = contest_exports.file_name(found, name)
    return download(named, content_type, pieces, published_lists.LICENCE)
