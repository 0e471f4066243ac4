"""Reading ward boundaries from GeoJSON as the Office for National Statistics publishes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from places import rings
from places.errors import ImportRefused
from places.features import features, properties, refused
from places.geometry import MultiPolygon

CODE_FIELD = re.compile(r"^WD(\d\d)CD$", re.IGNORECASE)
NAME_FIELD = re.compile(r"^WD(\d\d)NM$", re.IGNORECASE)
DISTRICT_FIELD = re.compile(r"^LAD\d\dCD$", re.IGNORECASE)
GSS_CODE = re.compile(r"^[EWSN]\d{8}$")
LONGEST_NAME = 80
CENTURY = 2000


@dataclass(frozen=True)
class WardFeature:
    code: str
    name: str
    district: str
    boundary: MultiPolygon
    population: int | None


@dataclass(frozen=True)
class Fields:
    """Which properties hold the code, the name and, if any, the district's code."""

    code: str
    name: str
    district: str


def read_wards(
    path: Path, vintage: int, code_field: str = "", name_field: str = ""
) -> Iterator[WardFeature]:
    """Every ward of the file, checked. Raises ImportRefused, naming the feature by its place in the file."""
    wards = _features(path)
    fields = _fields(properties(wards[0], 1), vintage, code_field, name_field)
    for place, feature in enumerate(wards, 1):
        yield _ward(feature, place, fields)


def _features(path: Path) -> list[Any]:
    found = features(path)
    if not found:
        raise ImportRefused(_("The file holds no wards."))
    return found


def _fields(given: dict[str, Any], vintage: int, code: str, name: str) -> Fields:
    code = code or _of_year(given, CODE_FIELD, vintage)
    name = name or _of_year(given, NAME_FIELD, vintage)
    for field, wanted, option in (
        (code, "WD26CD", "--code-field"),
        (name, "WD26NM", "--name-field"),
    ):
        if field not in given:
            raise ImportRefused(
                _(
                    "The features have no property %(wanted)s. They have: %(there)s. Name one with %(option)s."
                )
                % {"wanted": field or wanted, "there": ", ".join(given), "option": option}
            )
    district = next((field for field in given if DISTRICT_FIELD.match(field)), "")
    return Fields(code, name, district)


def _of_year(given: dict[str, Any], pattern: re.Pattern[str], vintage: int) -> str:
    found = {CENTURY + int(m[1]): field for field in given if (m := pattern.match(field))}
    if found and vintage not in found:
        raise ImportRefused(
            _("These are wards of %(year)s (%(field)s), not of %(vintage)s.")
            % {"year": max(found), "field": found[max(found)], "vintage": vintage}
        )
    return found.get(vintage, "")


def _ward(feature: Any, place: int, fields: Fields) -> WardFeature:
    given = properties(feature, place)
    code = str(given.get(fields.code, "")).strip().upper()
    name = " ".join(str(given.get(fields.name) or "").split())
    if not GSS_CODE.match(code):
        raise refused(
            place, _("“%(code)s” is not the code of a ward.") % {"code": code[:LONGEST_NAME]}
        )
    if not 0 < len(name) <= LONGEST_NAME:
        raise refused(place, _("its name is empty or longer than 80 letters."))
    try:
        boundary = rings.multipolygon(feature.get("geometry"))
    except rings.NoBoundaryError as error:
        raise refused(place, f"{name}: {error}") from error
    district = str(given.get(fields.district, "")).strip()
    population = given.get("population")
    return WardFeature(
        code, name, district, boundary, population if isinstance(population, int) else None
    )
