"""The statutory registers to print and as a file; the duplicate leaves out what a member holds."""

import csv
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from look.tables import Column, Table
from members.models import Organisation
from members.models.membership import MembershipQuerySet
from members.statutory import (
    member_headings,
    member_rows,
    officer_headings,
    officer_row,
)
from members.views.secretary.access import for_keeper

PER_PAGE = 500  # about twenty sheets of A4
ROWS_AT_A_TIME = 2_000
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@for_keeper
@require_safe
def page(request: HttpRequest, organisation: Organisation, *, duplicate: bool) -> HttpResponse:
    lines = Paginator(_lines(organisation), PER_PAGE).get_page(request.GET.get("page"))
    offices = organisation.offices.order_by("entered_on", "pk")[:PER_PAGE]
    context = {
        "organisation": organisation,
        "duplicate": duplicate,
        "page": lines,
        "now": timezone.now(),
        "members": Table(
            caption=_("Register of members"),
            columns=[Column(heading) for heading in member_headings(duplicate=duplicate)],
            rows=list(member_rows(lines, duplicate=duplicate)),
            stack=False,
        ),
        "officers": Table(
            caption=_("Register of officers"),
            columns=[Column(heading) for heading in officer_headings()],
            rows=[officer_row(office) for office in offices],
            stack=False,
        ),
    }
    return render(request, "secretary/printed.html", context)


@for_keeper
@require_safe
def file(request: HttpRequest, organisation: Organisation, *, duplicate: bool) -> HttpResponse:
    """All lines, row by row, never all in memory."""
    name = "duplicate-register" if duplicate else "register"
    headers = {"Content-Disposition": f'attachment; filename="{name}-{organisation.slug}.csv"'}
    rows = _rows(organisation, duplicate=duplicate)
    response: Any = StreamingHttpResponse(
        rows, content_type="text/csv; charset=utf-8", headers=headers
    )
    return response  # type: ignore[no-any-return] # a response like any other to Django


def _lines(organisation: Organisation) -> MembershipQuerySet:
    return organisation.memberships.all().with_holdings().order_by("number")


class _Echo:
    """csv writes into it; what it is given goes straight out."""

    def write(self, text: str) -> str:
        return text


def _rows(organisation: Organisation, *, duplicate: bool) -> Iterator[str]:
    sheet = csv.writer(_Echo())
    yield "\ufeff" + sheet.writerow(member_headings(duplicate=duplicate))
    lines = _lines(organisation).iterator(chunk_size=ROWS_AT_A_TIME)
    for row in member_rows(lines, duplicate=duplicate):
        yield sheet.writerow([_safe(cell) for cell in row])


def _safe(text: str) -> str:
    # A spreadsheet runs a cell that begins like a formula; names and addresses come from people.
    return f"'{text}" if text.startswith(_FORMULAS) else text
