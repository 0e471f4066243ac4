"""The journal: every entry of the ledger, by fund, account or place, with the sum of those that are shown.

Any total on a page of money is the sum of such a list: whoever follows it sees the entries that make it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from funds.models import Entry, Transaction, TransactionKind
from funds.spreadsheets import cell
from funds.spreadsheets import pounds as pounds_and_pence
from look.tables import Column, Table
from look.words import day, pounds

HEADINGS = ("entry", "transaction", "day", "written at", "kind", "account", "where", "fund", "amount", "for", "ground")  # fmt: skip
HELD = ["fund", "pot", "project"]
_ROWS_AT_A_TIME = 2_000


def entries(
    *, fund: str = "", account: str = "", where: str = "", kind: str = ""
) -> QuerySet[Entry]:
    """`fund` is a slug, `account` a code, `where` a kind of account or "held" for all that hold money, `kind` that of a movement."""
    found = Entry.objects.order_by("-pk")
    if fund:
        found = found.filter(fund__slug=fund)
    if account:
        found = found.filter(account__code=account)
    if where:
        found = found.filter(account__kind__in=HELD if where == "held" else [where])
    return found.filter(transaction__kind=kind) if kind else found


def total(found: QuerySet[Entry]) -> int:
    pence: int = found.order_by().aggregate(pence=Sum("amount_pence", default=0))["pence"]
    return pence


def table(rows: Iterable[Entry]) -> Table:
    """A page of entries; each leads to its transaction, and to the others of its account and its fund."""
    return Table(
        caption=_("Entries, the latest first"),
        columns=[
            Column(_("What for")),
            Column(_("Day")),
            Column(_("Account")),
            Column(_("Fund")),
            Column(_("Amount"), numeric=True),
        ],
        rows=[_row(row) for row in rows],
    )


def sides(made: Transaction) -> Table:
    """Both sides of one transaction, fund by fund: they add up to nothing."""
    rows = [_side(row) for row in made.entries.select_related("account", "fund")]
    return Table(
        caption=_("Where it came from and went"),
        columns=[Column(_("Account")), Column(_("Fund")), Column(_("Amount"), numeric=True)],
        rows=[*rows, [_("Together"), "", pounds(0)]],
        total=True,
    )


def file(found: QuerySet[Entry]) -> Iterator[tuple[object, ...]]:
    """The entries as rows of a file, oldest first, never all in memory; of a payment with its ground."""
    yield HEADINGS
    rows = found.order_by("pk").select_related("transaction__payment", "account", "fund")
    for row in rows.iterator(chunk_size=_ROWS_AT_A_TIME):
        made = row.transaction
        yield (
            row.pk,
            made.pk,
            made.happened_on.isoformat(),
            made.made_at.isoformat(),
            made.kind,
            cell(row.account.title),
            row.account.kind,
            row.fund.slug,
            pounds_and_pence(row.amount_pence),
            cell(made.words),
            made.payment.ground if hasattr(made, "payment") else "",
        )


def address(**wanted: str) -> str:
    return f"{reverse('funds:journal')}?{urlencode(wanted)}"


def _row(row: Entry) -> list[Any]:
    made = row.transaction
    what = format_html(
        '<a class="govuk-link" href="{}">{}</a><br><span class="app-small">{}</span>',
        reverse("funds:transaction", args=[made.pk]),
        made.words,
        TransactionKind(made.kind).label,
    )
    return [what, day(made.happened_on), *_side(row)]


def _side(row: Entry) -> list[Any]:
    return [
        _link(row.account.title, account=row.account.code),
        _link(row.fund.name, fund=row.fund.slug),
        pounds(row.amount_pence),
    ]


def _link(text: str, **wanted: str) -> str:
    return format_html('<a class="govuk-link" href="{}">{}</a>', address(**wanted), text)
