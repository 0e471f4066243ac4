"""Areas shaded by a figure, as SVG: four classes told apart by pattern as well as by darkness, each area numbered as in the table beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from look.drawing import Area, Shape, frame_of, middle, path
from look.tables import Column, Table

CLASSES = ["one", "two", "three", "four"]
NONE = "none"


@dataclass(frozen=True)
class Figure:
    """An area with its value, None where it has none; `boundary` None keeps it in the table alone. `url` makes it a link."""

    name: str
    boundary: Any
    value: float | None
    url: str = ""


@dataclass(frozen=True)
class Shaded:
    """One area as it is drawn, with its class and its number in the table."""

    shape: Shape
    kind: str
    number: int
    written: str


@dataclass(frozen=True)
class KeyEntry:
    """One class of the key: its range as written."""

    kind: str
    words: str


@dataclass(frozen=True)
class Choropleth:
    """A finished map: `{% choropleth drawing "What it shows" %}`. `name` tells its patterns from another map's on the page."""

    name: str
    width: float
    height: float
    areas: Sequence[Shaded]
    key: Sequence[KeyEntry]

    @property
    def linked(self) -> bool:
        return any(one.shape.area.url for one in self.areas)


def choropleth(
    figures: Sequence[Figure],
    write: Callable[[float], str],
    *,
    name: str = "map",
    unknown: str = "–",
    width: float = 560,
) -> Choropleth | None:
    """Shade areas by their value, numbered in the order given. None where no area has a boundary.

    The classes hold about as many areas each, and equal values share a class. `write` puts a value in words.
    """
    drawn = [(n, one) for n, one in enumerate(figures, 1) if one.boundary]
    if not drawn:
        return None
    frame = frame_of([one.boundary for _n, one in drawn], width=width)
    kinds = _kinds([one.value for _n, one in drawn if one.value is not None])
    areas = [
        Shaded(
            Shape(
                Area(one.name, one.boundary, url=one.url),
                path(one.boundary, frame),
                *middle(one.boundary, frame),
            ),
            NONE if one.value is None else kinds[one.value],
            number,
            unknown if one.value is None else write(one.value),
        )
        for number, one in drawn
    ]
    return Choropleth(name, frame.width, frame.height, areas, _key(kinds, areas, write, unknown))


def table(
    figures: Sequence[Figure],
    headings: Sequence[Any],
    cells: Sequence[Sequence[Any]],
    *,
    caption: Any,
    total: Sequence[Any] = (),
) -> Table:
    """The table beside the map: each area's number and name, then its cells, `headings` naming all columns but the number."""
    rows = [
        [f"{number}. {one.name}", *row]
        for number, (one, row) in enumerate(zip(figures, cells, strict=True), 1)
    ]
    first, *rest = headings
    return Table(
        caption=caption,
        columns=[Column(first), *(Column(heading, numeric=True) for heading in rest)],
        rows=[*rows, list(total)] if total else rows,
        total=bool(total),
    )


def _kinds(values: Sequence[float]) -> dict[float, str]:
    """The class of each value: by its place among all, the lowest of equal ones."""
    ordered = sorted(values)
    return {
        value: CLASSES[ordered.index(value) * len(CLASSES) // len(ordered)] for value in set(values)
    }


def _key(
    kinds: dict[float, str],
    areas: Sequence[Shaded],
    write: Callable[[float], str],
    unknown: str,
) -> list[KeyEntry]:
    key = []
    for kind in CLASSES:
        held = [value for value, its in kinds.items() if its == kind]
        if held:
            ends = [write(value) for value in dict.fromkeys((min(held), max(held)))]
            key.append(KeyEntry(kind, "–".join(dict.fromkeys(ends))))
    if any(one.kind == NONE for one in areas):
        key.append(KeyEntry(NONE, unknown))
    return key
