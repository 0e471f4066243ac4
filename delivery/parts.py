"""Votes and money by part of the area: how many voted in each, and how much of what was agreed is built there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from ballots.turnout_tables import Cells, unseen
from budgets.models import BudgetRound
from delivery.models import DecisionLine
from look import words
from look.tables import Column, Table
from places.geometry import contains
from places.models import Neighbourhood, Postcode, Ward

Area = Ward | Neighbourhood
Bars = list[tuple[str, float, str]]


@dataclass(frozen=True)
class Parts:
    """Bars of money by part, and the table with votes and money beside each other."""

    bars: Bars
    table: Table


def parts(budget_round: BudgetRound, lines: Sequence[DecisionLine]) -> Parts | None:
    """By ward, and in a round of one ward by its neighbourhoods. None where there are not two parts to compare. Two statements."""
    areas = _areas(budget_round)
    if len(areas) < 2:  # noqa: PLR2004 -- one part is no comparison
        return None
    money, elsewhere = _money(areas, lines)
    votes, instead = _votes(budget_round)
    rows = [
        [one.name, _people(votes.get(one.code, 0), instead), words.pounds(money[one.code])]
        for one in areas
    ]
    if elsewhere or votes.get(""):
        rows.append(
            [_("In none of them"), _people(votes.get("", 0), instead), words.pounds(elsewhere)]
        )
    bars = [(one.name, float(money[one.code]), words.pounds(money[one.code])) for one in areas]
    return Parts(bars, _table(rows, by_ward=not budget_round.ward_id))


def _areas(budget_round: BudgetRound) -> list[Area]:
    """By name. A neighbourhood is its round's own part: what it crosses is no part of it."""
    if budget_round.neighbourhood_id:
        return []
    if budget_round.ward_id:
        here = Postcode.objects.filter(ward=budget_round.ward_id, neighbourhood=OuterRef("pk"))
        return list(Neighbourhood.objects.filter(Exists(here)).order_by("name"))
    return list(Ward.objects.filter(code__in=budget_round.ballot.strata).order_by("name"))


def _votes(budget_round: BudgetRound) -> tuple[Cells, str]:
    """How many voted by the code of the part, and what a number too small to show reads."""
    turnout = budget_round.ballot.declaration.turnout
    cells = turnout.get("by_neighbourhood" if budget_round.ward_id else "by_stratum", {})
    return cells, unseen(cells, turnout["marked"])


def _money(areas: Sequence[Area], lines: Sequence[DecisionLine]) -> tuple[dict[str, int], int]:
    """What is agreed for projects whose place lies in each part, and for those in none."""
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        sums[_part_of(areas, line)] += line.funded_pence
    return sums, sums.pop("", 0)


def _part_of(areas: Sequence[Area], line: DecisionLine) -> str:
    longitude, latitude = line.project.longitude, line.project.latitude
    if longitude is None or latitude is None:
        return ""
    found = (one.code for one in areas if contains(one.boundary, longitude, latitude))
    return next(found, "")


def _people(people: int | None, instead: str) -> str:
    return instead if people is None else f"{people:,}"


def _table(rows: list[list[str]], *, by_ward: bool) -> Table:
    return Table(
        caption=_("Votes and money by ward") if by_ward else _("Votes and money by neighbourhood"),
        narrow=True,
        columns=[
            Column(_("Ward") if by_ward else _("Neighbourhood")),
            Column(_("People who voted"), numeric=True),
            Column(_("Agreed there"), numeric=True),
        ],
        rows=rows,
    )
