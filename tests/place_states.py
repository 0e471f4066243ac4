"""Neighbourhoods and small areas, and the files they come in."""

import csv
import json

import factory

from places.models import Lsoa, Neighbourhood

FILE_7_2025 = (
    "LSOA code (2021),LSOA name (2021),Local Authority District code (2024),Local Authority District name (2024),"
    "Index of Multiple Deprivation (IMD) Score,Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs),Income Score (rate),"
    "Income Rank (where 1 is most deprived),Total population: mid 2022"
)
FILE_7_2019 = (
    FILE_7_2025.replace("(2021)", "(2011)")
    .replace("(2024)", "(2019)")
    .replace("Multiple Deprivation (IMD) Decile", "Multiple  Deprivation\n(IMD) Decile")
    .replace("mid 2022", "mid 2015 (excluding prisoners)")
)


class NeighbourhoodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Neighbourhood

    code = factory.Sequence(lambda n: f"n{n}")
    name = factory.Sequence(lambda n: f"Canal Side {n}")
    slug = factory.LazyAttribute(lambda one: one.name.lower().replace(" ", "-"))
    boundary = [[[[-0.11, 51.44], [-0.10, 51.44], [-0.10, 51.45], [-0.11, 51.45], [-0.11, 51.44]]]]


class LsoaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Lsoa

    code = factory.Sequence(lambda n: f"E0109{n:04d}")
    name = factory.LazyAttribute(lambda one: f"Brockwell {one.code[-3:]}A")
    edition = 2025
    population = 1500
    imd_rank = 1000
    imd_decile = 1


def square(west, south=51.44, size=0.01):
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def drawn(name, *rings, **properties):
    return {
        "type": "Feature",
        "properties": {"name": name, **properties},
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
    }


def write_geojson(path, *features):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def lsoa_row(code, decile=1, population=1500, rank=1000, district="E09000099"):
    return [code, f"Brockwell {code[-3:]}A", district, "Brockwell", "40.1", rank, decile, "0.2", "900", population]  # fmt: skip


def write_file_7(path, rows, header=FILE_7_2025):
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(header.split(","))
        table.writerows(rows)
    return path
