"""The files of a declared resolution, sent as they are read, under the Open Government Licence."""

from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.http import StreamingHttpResponse

from ballots import published_lists
from governance import resolution_exports
from governance.resolution_result import ResolutionResult
from governance.views.resolution_access import for_file
from look.public_pages import download


@for_file
def result_json(found: ResolutionResult) -> StreamingHttpResponse:
    encoder = DjangoJSONEncoder(ensure_ascii=False, indent=1)
    pieces = encoder.iterencode(resolution_exports.facts(found))
    return _file(found, "result.json", "application/json", pieces)


@for_file
def receipts_csv(found: ResolutionResult) -> StreamingHttpResponse:
    assert found.ballot is not None  # noqa: S101 -- `for_file` saw to it
    rows = published_lists.receipts(found.ballot)
    return _file(found, "receipts.csv", "text/csv; charset=utf-8", published_lists.as_csv(rows))


def _file(
    found: ResolutionResult, name: str, content_type: str, pieces: Iterable[str]
) -> StreamingHttpResponse:
    named = f"{found.resolution.slug}-{name}"
    return download(named, content_type, pieces, published_lists.LICENCE)
