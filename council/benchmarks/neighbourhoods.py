"""Putting every postcode of the country in its neighbourhood, as both imports do."""

import resource
import time
from math import cos, pi, sin
from typing import Any

from django.db import connection, transaction

from council.benchmarks import scratch
from places import placing
from places.geometry import MultiPolygon
from places.models import Neighbourhood

# As many as the country has in use with coordinates, strewn over a square of two by two degrees.
_POSTCODES = 2_700_000
_STREWN = """
    INSERT INTO places_postcode (compact, district, lsoa, latitude, longitude, override_reason)
    SELECT lpad(n::text, 7, '0'), 'E09000099', '', 51 + 2 * random(), -1 + 2 * random(), '' FROM generate_series(1, %s) n
"""
_CORNERS = 400


def measure(postcodes: int = _POSTCODES) -> dict[str, Any]:
    """22 neighbourhoods of 400 corners: the first time, again, and when they cover most of the postcodes."""
    with scratch.database():
        with connection.cursor() as cursor:
            cursor.execute(_STREWN, [postcodes])
            cursor.execute("ANALYZE places_postcode")
        small = _timed(0.03)
        again = _timed(0.03)
        large = _timed(0.22)
    return {
        "postcodes": postcodes,
        "in_one_borough": small,
        "again_and_nothing_moves": again,
        "over_the_country": large,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _timed(radius: float) -> dict[str, Any]:
    for number in range(22):
        facts = {"name": f"N {number}", "slug": f"n-{number}", "boundary": _star(number, radius)}
        Neighbourhood.objects.update_or_create(code=f"n{number}", defaults=facts)
    began = time.perf_counter()
    with transaction.atomic():
        placed = placing.place()
    return {"seconds": round(time.perf_counter() - began, 1), "inside": placed.inside}


def _star(number: int, radius: float) -> MultiPolygon:
    """A ragged outline, one of a grid of five by five over the square, nearer together where they are small."""
    east = (number % 5 - 2) * radius * 1.8
    north = 52 + (number // 5 - 2) * radius * 1.8
    ring = []
    for corner in range(_CORNERS):
        angle, reach = 2 * pi * corner / _CORNERS, radius * (0.8 + 0.2 * (corner % 2))
        ring.append([east + reach * cos(angle), north + reach * sin(angle)])
    return [[[*ring, ring[0]]]]
