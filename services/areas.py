"""The areas that money is shared out between: their people by decile of deprivation, as they are today."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from places.models import Lsoa, Neighbourhood, Ward
from services.models import AreaKind

# No code of a ward or neighbourhood begins so.
ELSEWHERE = "~elsewhere"


@dataclass(frozen=True)
class Area:
    """`deciles` holds the people of each decile; it is empty where deprivation is not known."""

    code: str
    name: str
    people: int
    deciles: dict[int, int] = field(default_factory=dict)

    def as_input(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "name": self.name,
            "people": self.people,
            "deciles": {str(decile): people for decile, people in sorted(self.deciles.items())},
        }


def from_inputs(inputs: Iterable[dict[str, Any]]) -> list[Area]:
    """The areas as they were kept."""
    return [
        Area(
            one["code"],
            one["name"],
            one["people"],
            {int(decile): people for decile, people in one["deciles"].items()},
        )
        for one in inputs
    ]


def today(kind: str) -> list[Area]:
    """Every area of that kind by name."""
    return _wards() if kind == AreaKind.WARD else _neighbourhoods()


def with_elsewhere(kind: str) -> list[Area]:
    """Every area, and the rest of the council's area where some people live in no neighbourhood."""
    areas = today(kind)
    if kind == AreaKind.NEIGHBOURHOOD:
        rest = _people(Lsoa.objects.filter(neighbourhood=None)).get("", {})
        areas.append(Area(ELSEWHERE, _("Elsewhere in the area"), sum(rest.values()), rest))
    return areas


def codes(areas: Sequence[Area]) -> dict[str, str]:
    """From a code, or a name that only one area has, folded, to the code."""
    names = Counter(area.name.casefold() for area in areas)
    by_name = {area.name.casefold(): area.code for area in areas}
    unique = {name: code for name, code in by_name.items() if names[name] == 1}
    return unique | {area.code.casefold(): area.code for area in areas}


def _wards() -> list[Area]:
    """A ward without small areas has the people that its boundary file says."""
    known = _people(Lsoa.objects.all(), "ward__code")
    wards = Ward.objects.current().defer("boundary")
    return [_area(ward, known, ward.population or 0) for ward in wards]


def _neighbourhoods() -> list[Area]:
    known = _people(Lsoa.objects.all(), "neighbourhood__code")
    return [_area(one, known, 0) for one in Neighbourhood.objects.current().defer("boundary")]


def _area(place: Ward | Neighbourhood, known: dict[str, dict[int, int]], otherwise: int) -> Area:
    deciles = known.get(place.code, {})
    return Area(place.code, place.name, sum(deciles.values()) or otherwise, deciles)


def _people(lsoas: Any, code: str = "") -> dict[str, dict[int, int]]:
    """The people of each decile by the area's code, in one statement."""
    found: dict[str, dict[int, int]] = {}
    by = [code, "imd_decile"] if code else ["imd_decile"]
    rows = lsoas.order_by().values(*by).annotate(people=Sum("population"))
    for row in rows:
        found.setdefault(str(row[code] or "") if code else "", {})[row["imd_decile"]] = row[
            "people"
        ]
    return found
