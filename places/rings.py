"""From the geometry of a GeoJSON feature to a boundary worth keeping."""

import math
from typing import Any

from django.utils.translation import gettext as _

from places.geometry import MultiPolygon, Ring, area

CORNERS = 4
WORLD = (180, 90)


class NoBoundaryError(ValueError):
    """The geometry is not the boundary of an area. The text is a sentence about what is wrong."""


def multipolygon(geometry: Any) -> MultiPolygon:
    """The coordinates of a Polygon or MultiPolygon as those of a MultiPolygon. Raises NoBoundaryError."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise NoBoundaryError(
            _("its geometry is %(kind)s, not a Polygon or MultiPolygon.")
            % {"kind": kind or _("missing")}
        )
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not _is_filled_list(polygons) or not all(_is_filled_list(polygon) for polygon in polygons):
        raise NoBoundaryError(_("its geometry holds no coordinates."))
    return [[_ring(ring) for ring in polygon] for polygon in polygons]


def _ring(ring: Any) -> Ring:
    if not _is_filled_list(ring) or not all(_is_point(point) for point in ring):
        raise NoBoundaryError(_("a ring holds something that is not a pair of numbers."))
    points = [[point[0], point[1]] for point in ring]
    if any(abs(x) > WORLD[0] or abs(y) > WORLD[1] for x, y in points):
        raise NoBoundaryError(
            _("its coordinates are not degrees. Export the boundaries as WGS 84 (EPSG:4326).")
        )
    if len(points) < CORNERS or points[0] != points[-1]:
        raise NoBoundaryError(
            _("a ring is not closed: its first and last points must be the same.")
        )
    if area(points) == 0:
        raise NoBoundaryError(_("a ring encloses no area."))
    return points


def _is_filled_list(thing: Any) -> bool:
    return isinstance(thing, list) and bool(thing)


def _is_point(point: Any) -> bool:
    """Two finite numbers; a height after them is allowed and dropped."""
    return (
        isinstance(point, list)
        and len(point) >= 2  # noqa: PLR2004 -- longitude and latitude
        and all(
            isinstance(number, int | float)
            and not isinstance(number, bool)
            and math.isfinite(number)
            for number in point[:2]
        )
    )
