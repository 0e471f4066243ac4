"""The statement of one fund: every movement of its money with what was held afterwards, to read and to take away."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Sum, Value, When, Window
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from funds import spreadsheets
from funds.models import Entry, Fund, TransactionKind
from funds.spreadsheets import cell
from funds.spreadsheets import pounds as pounds_and_pence
from look.tables import Column, Table
from look.words import day, pounds

HEADINGS = ("number", "day", "written at", "kind", "from", "to", "amount", "held after", "for")
_ROWS_AT_A_TIME = 2_000
# What each kind of movement does to what is held: in the fund, in pots and in projects together.
_IN = [TransactionKind.RECEIVED, TransactionKind.RECOVERED]
_OUT = [TransactionKind.PAID, TransactionKind.RETURNED, TransactionKind.WRITTEN_BACK]


def lines(fund: Fund) -> QuerySet[Any, Any]:
    """Each movement once, as its entry where the money came in; the latest first. In one query, however long."""
    other = Entry.objects.filter(
        transaction=OuterRef("transaction"), fund=OuterRef("fund"), amount_pence__lt=0
    )
    change = Case(
        When(transaction__kind__in=_IN, then=F("amount_pence")),
        When(transaction__kind__in=_OUT, then=-F("amount_pence")),
        default=Value(0),
    )
    return (
        Entry.objects.filter(fund=fund, amount_pence__gt=0)
        .annotate(
            giver=Subquery(other.values("account__title")[:1]),
            held=Window(Sum(change), order_by=F("transaction").asc()),
        )
        .order_by("-transaction")
        .values(
            "transaction",
            "transaction__kind",
            "transaction__happened_on",
            "transaction__made_at",
            "transaction__words",
            "account__title",
            "amount_pence",
            "giver",
            "held",
        )
    )


def table(rows: Iterable[dict[str, Any]]) -> Table:
    """A page of the statement."""
    return Table(
        caption=_("Every movement of its money, the latest first"),
        columns=[
            Column(_("What for")),
            Column(_("Day")),
            Column(_("From and to")),
            Column(_("Amount"), numeric=True),
            Column(_("Held afterwards"), numeric=True),
        ],
        rows=[_row(row) for row in rows],
    )


def file(fund: Fund) -> Iterator[tuple[object, ...]]:
    """The whole statement, oldest first, never all in memory. Money in pounds with pence."""
    yield HEADINGS
    for row in lines(fund).order_by("transaction").iterator(chunk_size=_ROWS_AT_A_TIME):
        yield (
            row["transaction"],
            row["transaction__happened_on"].isoformat(),
            row["transaction__made_at"].isoformat(),
            row["transaction__kind"],
            cell(row["giver"]),
            cell(row["account__title"]),
            pounds_and_pence(row["amount_pence"]),
            pounds_and_pence(row["held"]),
            cell(row["transaction__words"]),
        )


def pieces(fund: Fund) -> Iterator[str]:
    """The file as text."""
    return spreadsheets.pieces(file(fund))


def _row(row: dict[str, Any]) -> list[object]:
    said = _("%(from)s to %(to)s") % {"from": row["giver"], "to": row["account__title"]}
    return [
        format_html(
            '{}<br><span class="app-small">{}, <a class="govuk-link" href="{}">{}</a></span>',
            row["transaction__words"],
            TransactionKind(row["transaction__kind"]).label,
            reverse("funds:transaction", args=[row["transaction"]]),
            _("number %(number)s") % {"number": row["transaction"]},
        ),
        day(row["transaction__happened_on"]),
        said,
        pounds(row["amount_pence"]),
        pounds(row["held"]),
    ]
