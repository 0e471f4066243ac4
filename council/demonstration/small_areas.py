"""The invented borough's neighbourhoods, which cross wards, and its small areas with their deprivation.

Written as the files a real council would import: GeoJSON, and File 7 of the Indices of Deprivation.
"""

import csv
import json
import random
from math import cos, pi, sin
from pathlib import Path

from council.demonstration.borough import (
    DISTRICT,
    HEIGHT,
    SEED,
    SMALL_AREAS_A_WARD,
    SOUTH,
    WEST,
    WIDTH,
    DrawnWard,
    lsoa_of,
)

NEIGHBOURHOODS = [
    "Tannery Basin", "Old Town", "Priory Estate", "Lantern Wood", "Quayside",
    "St Anselm’s Hill", "Orchard Streets", "Millpond Gardens", "Beacon Estate", "The Chandleries",
]  # fmt: skip
_DECILES = [(1, 3), (2, 5), (4, 8), (6, 10)]
_IN_ENGLAND = 33_755
_HEADER = [
    "LSOA code (2021)",
    "LSOA name (2021)",
    "Local Authority District code (2024)",
    "Local Authority District name (2024)",
    "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
    "Total population: mid 2022",
]


def write_neighbourhoods(path: Path) -> None:
    """Ten rounded shapes over two rows of the borough, each across the lines of wards."""
    chance = random.Random(SEED + 1)  # noqa: S311 -- a drawing, not a secret
    features = [
        {
            "type": "Feature",
            "properties": {"name": name, "source": "Drawn with residents, 2026"},
            "geometry": {"type": "Polygon", "coordinates": [_outline(chance, place)]},
        }
        for place, name in enumerate(NEIGHBOURHOODS)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))


def write_deprivation(wards: list[DrawnWard], path: Path) -> None:
    chance = random.Random(SEED + 2)  # noqa: S311 -- a drawing, not a secret
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for place, ward in enumerate(wards):
            least, most = _DECILES[place % len(_DECILES)]
            for number in range(SMALL_AREAS_A_WARD):
                decile = chance.randint(least, most)
                rank = int((decile - chance.random()) * _IN_ENGLAND / 10) + 1
                people = chance.randint(1_200, 2_100)
                name = f"Brockwell {place + 1:03d}{'ABC'[number]}"
                writer.writerow(
                    [lsoa_of(ward, number), name, DISTRICT, "Brockwell", rank, decile, people]
                )


def _outline(chance: random.Random, place: int) -> list[tuple[float, float]]:
    column, row = place % 5, place // 5
    east = WEST + WIDTH * (0.12 + 0.19 * column + chance.uniform(-0.02, 0.02))
    north = SOUTH + HEIGHT * (0.27 + 0.46 * row + chance.uniform(-0.03, 0.03))
    ring = []
    for corner in range(16):
        angle, reach = 2 * pi * corner / 16, chance.uniform(0.85, 1)
        across, up = WIDTH * 0.105 * reach * cos(angle), HEIGHT * 0.24 * reach * sin(angle)
        ring.append((round(east + across, 6), round(north + up, 6)))
    return [*ring, ring[0]]
