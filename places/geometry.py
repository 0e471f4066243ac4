"""Plain geometry of boundaries: the coordinates of a GeoJSON MultiPolygon, WGS 84, longitude first.

Degrees are treated as a plane, which is true enough within one borough.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Point = Sequence[float]
Ring = Sequence[Point]
Polygon = Sequence[Ring]
MultiPolygon = Sequence[Polygon]
Box = tuple[float, float, float, float]


def contains(boundary: MultiPolygon, longitude: float, latitude: float) -> bool:
    """Is the point inside a polygon and in none of its holes? A point on the line may be either."""
    return any(
        _in_ring(polygon[0], longitude, latitude)
        and not any(_in_ring(hole, longitude, latitude) for hole in polygon[1:])
        for polygon in boundary
    )


def bounding_box(boundary: MultiPolygon) -> Box:
    """West, south, east, north in degrees. Raises ValueError for no points at all."""
    points = [point for polygon in boundary for point in polygon[0]]
    longitudes = [point[0] for point in points]
    latitudes = [point[1] for point in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def centroid(boundary: MultiPolygon) -> tuple[float, float]:
    """Longitude and latitude of the centre of area, holes taken out. Raises ValueError for no area."""
    # Moments are taken about a corner nearby: far from the origin, small areas drown in rounding.
    origin = boundary[0][0][0]
    total = east = north = 0.0
    for ring, sign in _rings(boundary):
        size, moment_east, moment_north = _moments(ring, origin)
        # Ring directions are not to be relied on: outer rings add, holes take away.
        factor = sign if size > 0 else -sign
        total += size * factor
        east += moment_east * factor
        north += moment_north * factor
    if total == 0:
        raise ValueError("A boundary without area has no centroid")
    return origin[0] + east / total, origin[1] + north / total


def area(ring: Ring) -> float:
    """Of a closed ring, in square degrees, never negative."""
    return abs(_moments(ring, ring[0])[0])


def _rings(boundary: MultiPolygon) -> Iterator[tuple[Ring, int]]:
    for polygon in boundary:
        yield from ((ring, 1 if place == 0 else -1) for place, ring in enumerate(polygon))


def _moments(ring: Ring, origin: Point) -> tuple[float, float, float]:
    """Signed area and its first moments about `origin` (the shoelace formula)."""
    size = east = north = 0.0
    for here, there in pairwise(ring):
        x1, y1 = here[0] - origin[0], here[1] - origin[1]
        x2, y2 = there[0] - origin[0], there[1] - origin[1]
        cross = x1 * y2 - x2 * y1
        size += cross / 2
        east += (x1 + x2) * cross / 6
        north += (y1 + y2) * cross / 6
    return size, east, north


def _in_ring(ring: Ring, longitude: float, latitude: float) -> bool:
    """Even-odd rule: a ray to the east crosses the line an odd number of times."""
    inside = False
    for (x1, y1, *_), (x2, y2, *_) in pairwise(ring):
        if (y1 > latitude) != (y2 > latitude):
            crossing = x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
            inside ^= longitude < crossing
    return inside
