"""Which points lie in a boundary: many at once, by the rule of `places.geometry.contains`."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from places.geometry import MultiPolygon, Ring, bounding_box

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def inside(boundary: MultiPolygon, longitudes: Floats, latitudes: Floats) -> Bools:
    """For each point whether it is inside a polygon and in none of its holes."""
    found = np.zeros(len(longitudes), dtype=bool)
    near = np.flatnonzero(_in_box(boundary, longitudes, latitudes))
    if near.size:
        found[near] = _in_polygons(boundary, longitudes[near], latitudes[near])
    return found


def _in_box(boundary: MultiPolygon, longitudes: Floats, latitudes: Floats) -> Bools:
    west, south, east, north = bounding_box(boundary)
    box: Bools = (
        (longitudes >= west) & (longitudes <= east) & (latitudes >= south) & (latitudes <= north)
    )
    return box


def _in_polygons(boundary: MultiPolygon, longitudes: Floats, latitudes: Floats) -> Bools:
    found = np.zeros(len(longitudes), dtype=bool)
    for outer, *holes in boundary:
        within = _in_ring(outer, longitudes, latitudes)
        for hole in holes:
            within &= ~_in_ring(hole, longitudes, latitudes)
        found |= within
    return found


def _in_ring(ring: Ring, longitudes: Floats, latitudes: Floats) -> Bools:
    """Even-odd rule. One side of the ring at a time, and of the points only those level with it."""
    odd = np.zeros(len(longitudes), dtype=bool)
    order = np.argsort(latitudes, kind="stable")
    levels = latitudes[order]
    for (x1, y1, *_), (x2, y2, *_) in pairwise(ring):
        # `y1 > latitude` differs from `y2 > latitude` exactly where the lower end <= latitude < the upper end.
        first, last = np.searchsorted(levels, sorted((y1, y2)), side="left")
        level = order[first:last]
        crossing = x1 + (latitudes[level] - y1) / (y2 - y1) * (x2 - x1) if level.size else 0.0
        odd[level] ^= longitudes[level] < crossing
    return odd
