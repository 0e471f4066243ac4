"""Where the money of funds is now, as a drawing and as the table beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from funds.balances import FundSums
from funds.models import AccountKind, Entry, Fund
from look.flows import Flows
from look.money_flows import Move, money_flows
from look.tables import Column, Table
from look.words import pounds

MOST_PLACES = 8


@dataclass(frozen=True)
class Picture:
    drawing: Flows
    table: Table


def of_many(funds: Iterable[Fund], sums: Mapping[int, FundSums]) -> Picture | None:
    """From each fund to what became of its money; None where there is none."""
    moves: list[Move] = []
    for fund in funds:
        moves += [(fund.name, where, pence) for where, pence in _where(sums[fund.pk]) if pence]
    return _picture(moves, _("Where the money of each fund is")) if moves else None


def of_one(fund: Fund) -> Picture | None:
    """From one fund to the largest of the places where its money is; the others together."""
    held: dict[str, int] = defaultdict(int)
    rows = Entry.objects.filter(fund=fund).exclude(account__kind=AccountKind.GIVER).order_by()
    for row in rows.values("account__kind", "account__title").annotate(pence=Sum("amount_pence")):
        held[_named(row["account__kind"], row["account__title"])] += row["pence"]
    places = sorted(
        ((name, pence) for name, pence in held.items() if pence), key=lambda one: -one[1]
    )
    if len(places) > MOST_PLACES:
        rest = places[MOST_PLACES - 1 :]
        other = _("%(number)d others") % {"number": len(rest)}
        places = [*places[: MOST_PLACES - 1], (other, sum(pence for _name, pence in rest))]
    moves = [(fund.name, name, pence) for name, pence in places]
    return _picture(moves, _("Where its money is"), of_one=True) if moves else None


def _named(kind: str, title: str) -> str:
    if kind == AccountKind.FUND:
        return _("Not allotted yet")
    if kind == AccountKind.PAYEE:
        return _("Paid out")
    if kind == AccountKind.WRITTEN_BACK:
        return _("Written back")
    return title


def _where(sums: FundSums) -> list[tuple[str, int]]:
    return [
        (_("Not allotted yet"), sums.unallotted),
        (_("In pots that people decide on"), sums.in_pots),
        (_("Set aside for projects"), sums.in_projects),
        (_("Paid out"), sums.paid),
        (_("Written back"), sums.written_back),
    ]


def _picture(moves: list[Move], caption: str, *, of_one: bool = False) -> Picture:
    """Of one fund the table leaves its name out."""
    columns = [Column(_("Fund")), Column(_("Where it is")), Column(_("Amount"), numeric=True)]
    rows = [[fund, where, pounds(pence)] for fund, where, pence in moves]
    rows.append([_("Together"), "", pounds(sum(pence for _fund, _where, pence in moves))])
    if of_one:
        columns, rows = columns[1:], [[row[1] or row[0], row[2]] for row in rows]
    table = Table(caption=caption, columns=columns, rows=rows, total=True, narrow=of_one)
    return Picture(money_flows(_apart(moves)), table)


def _apart(moves: list[Move]) -> list[Move]:
    """A pot may have its fund's name: in the drawing each name is one place."""
    funds = {fund for fund, _where, _pence in moves}
    given_out = {name: _("%(name)s (given out)") % {"name": name} for name in funds}
    return [(fund, given_out.get(where, where), pence) for fund, where, pence in moves]
