"""Maps as SVG: from boundary coordinates (GeoJSON order: longitude, latitude) to paths and numbered pins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin
from typing import Any

# Points nearer than this to the one before are left out: half a pixel of the drawing.
_LEAST_STEP = 0.5
# How wide a pin is drawn, its white line included.
_PIN = 45
# How far from its place a pin may be moved, in pins.
_RINGS = 3
Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """Where coordinates fall in a drawing `width` units wide. Made by `frame_of`."""

    west: float
    north: float
    scale: float
    squeeze: float
    width: float
    height: float
    margin: float

    def place(self, longitude: float, latitude: float) -> Point:
        x = self.margin + (longitude - self.west) * self.squeeze * self.scale
        return x, self.margin + (self.north - latitude) * self.scale


@dataclass(frozen=True)
class Area:
    """One area of a map. `shade` is "", "here" or "one" to "four" (darker); `url` makes it a link."""

    name: str
    boundary: Any
    shade: str = ""
    url: str = ""


@dataclass(frozen=True)
class Pin:
    number: int
    longitude: float
    latitude: float
    label: str = ""


@dataclass(frozen=True)
class Shape:
    area: Area
    path: str
    label_x: float
    label_y: float


@dataclass(frozen=True)
class Mark:
    pin: Pin
    x: float
    y: float
    text_y: float


@dataclass(frozen=True)
class Sketch:
    """A finished map: `{% map sketch "What it shows" %}`."""

    frame: Frame
    shapes: Sequence[Shape]
    marks: Sequence[Mark]
    named: bool = False

    @property
    def linked(self) -> bool:
        return any(shape.area.url for shape in self.shapes)


def sketch(
    areas: Iterable[Area], pins: Iterable[Pin] = (), *, width: float = 560, named: bool = False
) -> Sketch:
    """A map of areas with numbered pins; `named` writes each area's name in it."""
    areas = list(areas)
    frame = frame_of([area.boundary for area in areas], width=width)
    shapes = [
        Shape(area, path(area.boundary, frame), *middle(area.boundary, frame))
        # Last whatever is outlined, lest a neighbour's white line cover its own.
        for area in sorted(areas, key=lambda area: area.shade == "here")
    ]
    return Sketch(frame, shapes, _apart(frame, [_mark(pin, frame) for pin in pins]), named)


def frame_of(boundaries: Iterable[Any], *, width: float = 560, margin: float = 12) -> Frame:
    """The frame that holds every boundary, north up, one unit the same length both ways at its middle.

    What is higher than wide is `width` high instead and narrower: shown as high as a page allows, its
    pins and names would be scaled down to nothing.
    """
    points = [point for boundary in boundaries for ring in rings(boundary) for point in ring]
    if not points:
        raise ValueError("A map needs at least one boundary with points.")
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    squeeze = cos(radians((south + north) / 2))
    wide, high = (east - west) * squeeze, north - south
    scale = (width - 2 * margin) / max(wide, high, 1e-9)
    size = [round(length * scale + 2 * margin, 1) for length in (wide, high)]
    return Frame(west, north, scale, squeeze, size[0], size[1], margin)


def path(boundary: Any, frame: Frame) -> str:
    """The `d` of an SVG path: one subpath for each ring of a polygon or multipolygon."""
    return "".join(_subpath([frame.place(*point) for point in ring]) for ring in rings(boundary))


def rings(boundary: Any) -> Iterator[list[Point]]:
    """Every ring, whether the coordinates are those of a ring, a Polygon, a MultiPolygon or a GeoJSON geometry."""
    if isinstance(boundary, dict):
        boundary = boundary["coordinates"]
    if boundary and isinstance(boundary[0][0], int | float):
        yield [(float(point[0]), float(point[1])) for point in boundary]
    else:
        for part in boundary:
            yield from rings(part)


def middle(boundary: Any, frame: Frame) -> Point:
    """Where a label goes: the centre of mass of the largest ring."""
    placed = [[frame.place(*point) for point in ring] for ring in rings(boundary)]
    largest = max(placed, key=lambda ring: abs(_area(ring)))
    area = _area(largest)
    if area == 0:
        return round(largest[0][0], 1), round(largest[0][1], 1)
    pairs = list(zip(largest, largest[1:] + largest[:1], strict=True))
    x = sum((a[0] + b[0]) * _cross(a, b) for a, b in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * _cross(a, b) for a, b in pairs) / (6 * area)
    return round(x, 1), round(y, 1)


def _mark(pin: Pin, frame: Frame) -> Mark:
    return _placed(pin, frame, *frame.place(pin.longitude, pin.latitude))


def _placed(pin: Pin, frame: Frame, x: float, y: float) -> Mark:
    """The pin at that point, or at the edge of the drawing next to it."""
    x = min(max(x, _PIN / 2), frame.width - _PIN / 2)
    y = min(max(y, _PIN / 2), frame.height - _PIN / 2)
    return Mark(pin, round(x, 1), round(y, 1), round(y + 6.5, 1))


def _apart(frame: Frame, marks: Iterable[Mark]) -> list[Mark]:
    """A pin that would hide an earlier one moves to the nearest free place around it."""
    placed: list[Mark] = []
    for mark in marks:
        places = _around(frame, mark)
        free = (place for place in places if not any(_hides(place, one) for one in placed))
        placed.append(next(free, mark))
    return placed


def _around(frame: Frame, mark: Mark) -> Iterator[Mark]:
    yield mark
    for ring in range(1, _RINGS + 1):
        for eighth in range(8):
            east, south = cos(eighth * pi / 4), sin(eighth * pi / 4)
            x, y = mark.x + ring * _PIN * east, mark.y + ring * _PIN * south
            yield _placed(mark.pin, frame, x, y)


def _hides(one: Mark, other: Mark) -> bool:
    return hypot(one.x - other.x, one.y - other.y) < _PIN - 1


def _subpath(points: Sequence[Point]) -> str:
    kept: list[Point] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _LEAST_STEP:
            kept.append((x, y))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def _cross(a: Point, b: Point) -> float:
    return a[0] * b[1] - b[0] * a[1]


def _area(ring: Sequence[Point]) -> float:
    return sum(_cross(a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2
