"""Money by area, and for each person who lives there: a map and the table beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from look import choropleth, words
from look.tables import Table
from services.areas import Area
from services.models import AreaKind
from services.shapes import boundaries


@dataclass(frozen=True)
class Heads:
    map: choropleth.Choropleth | None
    table: Table
    total_pence: int


def by_area(kind: str, areas: Sequence[Area], pence: Mapping[str, int]) -> Heads:
    """`areas` as they were kept; one without people has no figure a head."""
    shapes = boundaries(kind, [area.code for area in areas])
    figures = [
        choropleth.Figure(area.name, shapes.get(area.code), _a_head(area, pence)) for area in areas
    ]
    total = sum(pence.values())
    drawing = choropleth.choropleth(
        figures, lambda value: words.pounds(int(value)), name="heads", unknown=_("not known")
    )
    return Heads(drawing, _table(kind, figures, areas, pence, total), total)


def _a_head(area: Area, pence: Mapping[str, int]) -> int | None:
    """Whole pence, a half rounded up."""
    if not area.people:
        return None
    return (2 * pence.get(area.code, 0) + area.people) // (2 * area.people)


def _table(
    kind: str,
    figures: Sequence[choropleth.Figure],
    areas: Sequence[Area],
    pence: Mapping[str, int],
    total: int,
) -> Table:
    everybody = sum(area.people for area in areas)
    whole = Area("", "", everybody)
    cells = [_cells(area, pence.get(area.code, 0), _a_head(area, pence)) for area in areas]
    name = _("Ward") if kind == AreaKind.WARD else _("Neighbourhood")
    return choropleth.table(
        figures,
        [name, _("People"), _("Money"), _("For each person")],
        cells,
        caption=_("Money by area"),
        total=[_("All"), *_cells(whole, total, _a_head(whole, {"": total}))],
    )


def _cells(area: Area, pence: int, a_head: int | None) -> list[str]:
    head = _("not known") if a_head is None else words.pounds(a_head)
    return [f"{area.people:,}", words.pounds(pence), head]
