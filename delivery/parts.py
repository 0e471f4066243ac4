"""Votes and money by part of the area: how many voted in each ward of a round, and how much of what was agreed is built there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ballots.turnout_tables import unseen
from budgets.models import BudgetRound
from delivery.models import DecisionLine
from look import words
from look.tables import Column, Table
from places.geometry import contains
from places.models import Ward

Bars = list[tuple[str, float, str]]


@dataclass(frozen=True)
class Parts:
    """Bars of money by part, and the table with votes and money beside each other."""

    bars: Bars
    table: Table


def parts(budget_round: BudgetRound, lines: Sequence[DecisionLine]) -> Parts | None:
    """None in a round of one ward, which has no parts, and before it is declared. Two statements."""
    ballot = budget_round.ballot
    if budget_round.ward_id or len(ballot.strata) < 2:  # noqa: PLR2004 -- one part is no comparison
        return None
    wards = list(Ward.objects.filter(code__in=ballot.strata).order_by("name"))
    money, elsewhere = _money(wards, lines)
    turnout = ballot.declaration.turnout
    votes = turnout.get("by_stratum", {})
    instead = unseen(votes, turnout["marked"])
    rows = [
        [one.name, _people(votes.get(one.code, 0), instead), words.pounds(money[one.code])]
        for one in wards
    ]
    if elsewhere:
        rows.append([_("In no one ward"), "", words.pounds(elsewhere)])
    bars = [(one.name, float(money[one.code]), words.pounds(money[one.code])) for one in wards]
    return Parts(bars, _table(rows))


def _money(wards: Sequence[Ward], lines: Sequence[DecisionLine]) -> tuple[dict[str, int], int]:
    """What is agreed for projects whose place lies in each ward, and for those with none."""
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        sums[_ward_of(wards, line)] += line.funded_pence
    return sums, sums.pop("", 0)


def _ward_of(wards: Sequence[Ward], line: DecisionLine) -> str:
    longitude, latitude = line.project.longitude, line.project.latitude
    if longitude is None or latitude is None:
        return ""
    found = (one.code for one in wards if contains(one.boundary, longitude, latitude))
    return next(found, "")


def _people(people: int | None, instead: str) -> str:
    return instead if people is None else f"{people:,}"


def _table(rows: list[list[str]]) -> Table:
    return Table(
        caption=_("Votes and money by ward"),
        narrow=True,
        columns=[
            Column(_("Ward")),
            Column(_("People who voted"), numeric=True),
            Column(_("Agreed there"), numeric=True),
        ],
        rows=rows,
    )
