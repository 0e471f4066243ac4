"""An invented borough: twenty wards on a bent grid, each with postcodes of a district no post office has.

Drawn from a seed, so that every demonstration has the same map. Written as the files a real council would import.
"""

import csv
import json
import random
from dataclasses import dataclass
from pathlib import Path

SEED = 1844
VINTAGE = 2026
DISTRICT, NEIGHBOUR = "E09000999", "E09000998"
COLUMNS, ROWS = 5, 4
WEST, SOUTH, WIDTH, HEIGHT = -0.165, 51.415, 0.118, 0.066
POSTCODES_A_WARD = 24
SMALL_AREAS_A_WARD = 3
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
NAMES = [
    "Larkmead", "Rookery", "Tannery Green", "Coppice Hill", "Saltmarsh",
    "Kilnfield", "Priory Park", "Hopyard", "Weavers Cross", "St Anselm’s",
    "Lantern Fields", "Orchard Rise", "Millpond", "Beacon Hill", "Fernside",
    "Quarry Lane", "Riverside East", "Abbots Wood", "Chandlers Quay", "Elmstead",
]  # fmt: skip

Point = tuple[float, float]


@dataclass(frozen=True)
class DrawnWard:
    """A ward's code, name, outline (longitude, latitude, closed) and its postcodes with where they are."""

    code: str
    name: str
    outline: list[Point]
    postcodes: dict[str, Point]


def draw() -> list[DrawnWard]:
    """The wards, the same each time."""
    chance = random.Random(SEED)  # noqa: S311 -- a drawing, not a secret
    nodes = {(x, y): _node(chance, x, y) for x in range(COLUMNS + 1) for y in range(ROWS + 1)}
    edges: dict[frozenset[tuple[int, int]], list[Point]] = {}
    return [_ward(chance, place, nodes, edges) for place in range(COLUMNS * ROWS)]


def write_boundaries(wards: list[DrawnWard], path: Path) -> None:
    """GeoJSON as the ONS publishes it."""
    features = [
        {
            "type": "Feature",
            "properties": {"WD26CD": ward.code, "WD26NM": ward.name, "LAD26CD": DISTRICT},
            "geometry": {"type": "Polygon", "coordinates": [ward.outline]},
        }
        for ward in wards
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))


def write_postcodes(wards: list[DrawnWard], path: Path) -> None:
    """A postcode directory with the headings of 2026, and a few postcodes of the borough next door."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["pcds", "dointr", "doterm", "lad26cd", "wd26cd", "lsoa21cd", "lat", "long"]
        )
        for ward in wards:
            for place, (postcode, (longitude, latitude)) in enumerate(ward.postcodes.items()):
                lsoa = lsoa_of(ward, place)
                writer.writerow(
                    [postcode, "202601", "", DISTRICT, ward.code, lsoa, latitude, longitude]
                )
        for unit in range(10):
            writer.writerow(
                [
                    f"BN{unit}X 1AA".replace("X", "9"),
                    "202601",
                    "",
                    NEIGHBOUR,
                    "E05998001",
                    "E01099999",
                    51.5,
                    -0.2,
                ]
            )


def lsoa_of(ward: DrawnWard, postcode: int) -> str:
    """The small area of a ward's postcode, counted from 0: three in each ward."""
    return f"E0109{int(ward.code[-3:]):03d}{postcode % SMALL_AREAS_A_WARD}"


def _node(chance: random.Random, x: int, y: int) -> Point:
    wobble = 0.26
    return (
        WEST + WIDTH * (x + chance.uniform(-wobble, wobble)) / COLUMNS,
        SOUTH + HEIGHT * (y + chance.uniform(-wobble, wobble)) / ROWS,
    )


def _ward(
    chance: random.Random,
    place: int,
    nodes: dict[tuple[int, int], Point],
    edges: dict[frozenset[tuple[int, int]], list[Point]],
) -> DrawnWard:
    x, y = place % COLUMNS, place // COLUMNS
    corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
    outline: list[Point] = []
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        outline += _edge(chance, start, end, nodes, edges)
    outline.append(outline[0])
    return DrawnWard(
        f"E05999{place + 1:03d}",
        NAMES[place],
        outline,
        _postcodes(chance, place, [nodes[c] for c in corners]),
    )


def _edge(
    chance: random.Random,
    start: tuple[int, int],
    end: tuple[int, int],
    nodes: dict[tuple[int, int], Point],
    edges: dict[frozenset[tuple[int, int]], list[Point]],
) -> list[Point]:
    """The line from one corner up to the next; neighbours share it, so it is drawn once and walked both ways."""
    between = frozenset((start, end))
    first, last = min(start, end), max(start, end)
    if between not in edges:
        edges[between] = [
            _bent(chance, nodes[first], nodes[last], step / 4) for step in range(1, 4)
        ]
    middle = edges[between] if start == first else edges[between][::-1]
    return [nodes[start], *middle]


def _bent(chance: random.Random, first: Point, last: Point, part: float) -> Point:
    sway = 0.0018
    return (
        round(first[0] + (last[0] - first[0]) * part + chance.uniform(-sway, sway), 6),
        round(first[1] + (last[1] - first[1]) * part + chance.uniform(-sway, sway) / 2, 6),
    )


def _postcodes(chance: random.Random, place: int, corners: list[Point]) -> dict[str, Point]:
    """Points well inside the four corners: "BK3 7QX" and its neighbours."""
    found: dict[str, Point] = {}
    while len(found) < POSTCODES_A_WARD:
        unit = f"{chance.randint(0, 9)}{chance.choice(LETTERS)}{chance.choice(LETTERS)}"
        across, up = chance.uniform(0.18, 0.82), chance.uniform(0.18, 0.82)
        found[f"BK{place + 1} {unit}"] = _within(corners, across, up)
    return found


def _within(corners: list[Point], across: float, up: float) -> Point:
    south_west, south_east, north_east, north_west = corners
    weights = [(1 - across) * (1 - up), across * (1 - up), across * up, (1 - across) * up]
    pairs = list(zip(weights, [south_west, south_east, north_east, north_west], strict=True))
    return (
        round(sum(weight * corner[0] for weight, corner in pairs), 6),
        round(sum(weight * corner[1] for weight, corner in pairs), 6),
    )
