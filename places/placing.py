"""Which neighbourhood each postcode lies in, from its coordinates: in blocks of points, and written by COPY."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from django.db import connection
from django.db.backends.utils import CursorWrapper
from numpy.typing import NDArray

from places import geometry, points
from places.models import Neighbourhood

_BLOCK = 100_000
_DECLARE = """
    DECLARE places_to_place NO SCROLL CURSOR FOR
    SELECT compact, longitude, latitude FROM places_postcode
     WHERE longitude BETWEEN %s AND %s AND latitude BETWEEN %s AND %s
"""
_MAKE = (
    "CREATE TEMPORARY TABLE places_placed (compact text, neighbourhood_id bigint) ON COMMIT DROP"
)
_MERGE = """
    UPDATE places_postcode p SET neighbourhood_id = s.neighbourhood_id FROM places_placed s
     WHERE s.compact = p.compact AND p.neighbourhood_id IS DISTINCT FROM s.neighbourhood_id
"""
_CLEAR = """
    UPDATE places_postcode p SET neighbourhood_id = NULL
     WHERE neighbourhood_id IS NOT NULL AND NOT EXISTS (SELECT FROM places_placed s WHERE s.compact = p.compact)
"""


class Placed(NamedTuple):
    """`inside` postcodes lie in a neighbourhood, `in_several` of them in more than one as drawn."""

    inside: int
    in_several: int


class _Area(NamedTuple):
    pk: int
    boundary: geometry.MultiPolygon


def place() -> Placed:
    """Put every postcode in its neighbourhood; called within the transaction of an import."""
    areas = _smallest_first()
    inside = in_several = 0
    with connection.cursor() as cursor:
        cursor.execute(_MAKE)
        for codes, found, count in _placed_blocks(cursor, areas):
            inside += len(codes)
            in_several += count
            with cursor.copy("COPY places_placed FROM STDIN") as copy:
                for row in zip(codes, found, strict=True):
                    copy.write_row(row)
        cursor.execute("ANALYZE places_placed")
        cursor.execute(_MERGE)
        cursor.execute(_CLEAR)
        cursor.execute("DROP TABLE places_placed")
    return Placed(inside, in_several)


def _smallest_first() -> list[_Area]:
    """Where two are drawn over each other, the smaller has the postcode: of equal ones, that with the lower code."""
    found = Neighbourhood.objects.current().order_by("code")
    return [
        _Area(one.pk, one.boundary) for one in sorted(found, key=lambda one: _size(one.boundary))
    ]


def _size(boundary: geometry.MultiPolygon) -> float:
    """In square degrees, holes taken out."""
    return sum(
        geometry.area(outer) - sum(geometry.area(hole) for hole in holes)
        for outer, *holes in boundary
    )


def _placed_blocks(
    cursor: CursorWrapper, areas: Sequence[_Area]
) -> Iterator[tuple[list[str], list[int], int]]:
    """Postcodes that lie in a neighbourhood, that neighbourhood, and how many lay in several."""
    if not areas:
        return
    west, south, east, north = _box(areas)
    cursor.execute(_DECLARE, [west, east, south, north])
    while True:
        cursor.execute(f"FETCH {_BLOCK} FROM places_to_place")
        rows = cursor.fetchall()
        if not rows:
            break
        codes, longitudes, latitudes = zip(*rows, strict=True)
        owner, times = _owners(areas, np.array(longitudes), np.array(latitudes))
        placed = np.flatnonzero(owner)
        yield [codes[n] for n in placed], owner[placed].tolist(), int((times > 1).sum())
    cursor.execute("CLOSE places_to_place")


def _owners(
    areas: Sequence[_Area], longitudes: points.Floats, latitudes: points.Floats
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each point the neighbourhood's key, 0 for none, and how many were drawn over it."""
    owner = np.zeros(len(longitudes), dtype=np.int64)
    times = np.zeros(len(longitudes), dtype=np.int64)
    for pk, boundary in areas:
        within = points.inside(boundary, longitudes, latitudes)
        times += within
        owner[within & (owner == 0)] = pk
    return owner, times


def _box(areas: Sequence[_Area]) -> geometry.Box:
    boxes = np.array([geometry.bounding_box(area.boundary) for area in areas])
    west, south = boxes[:, :2].min(axis=0).tolist()
    east, north = boxes[:, 2:].max(axis=0).tolist()
    return west, south, east, north
