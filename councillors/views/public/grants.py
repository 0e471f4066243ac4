"""The grants of councillors as a file."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from councillors import grants_file
from funds import spreadsheets
from look.public_pages import download


@require_safe
def grants_csv(_request: HttpRequest) -> HttpResponseBase:
    """All of them; nothing that is sealed, and no request that was not granted."""
    pieces = spreadsheets.pieces(grants_file.rows())
    return download(
        "councillors-grants.csv", "text/csv; charset=utf-8", pieces, spreadsheets.LICENCE
    )
