"""Reading ward boundaries from GeoJSON as the Office for National Statistics publishes them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from places import rings
from places.errors import ImportRefused
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
    features = _features(path)
    fields = _fields(_properties(features[0], 1), vintage, code_field, name_field)
    for place, feature in enumerate(features, 1):
        yield _ward(feature, place, fields)


def _features(path: Path) -> list[Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ImportRefused(_("The file is not UTF-8 text, which GeoJSON always is.")) from error
    except json.JSONDecodeError as error:
        raise ImportRefused(
            _("The file is not GeoJSON: it cannot be read from line %(line)s, column %(column)s.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        raise ImportRefused(_("The file is not a GeoJSON FeatureCollection."))
    features = document.get("features")
    if not isinstance(features, list) or not features:
        raise ImportRefused(_("The file holds no wards."))
    return features


def _fields(properties: dict[str, Any], vintage: int, code: str, name: str) -> Fields:
    code = code or _of_year(properties, CODE_FIELD, vintage)
    name = name or _of_year(properties, NAME_FIELD, vintage)
    for field, wanted, option in (
        (code, "WD26CD", "--code-field"),
        (name, "WD26NM", "--name-field"),
    ):
        if field not in properties:
            raise ImportRefused(
                _(
                    "The features have no property %(wanted)s. They have: %(there)s. Name one with %(option)s."
                )
                % {"wanted": field or wanted, "there": ", ".join(properties), "option": option}
            )
    district = next((field for field in properties if DISTRICT_FIELD.match(field)), "")
    return Fields(code, name, district)


def _of_year(properties: dict[str, Any], pattern: re.Pattern[str], vintage: int) -> str:
    found = {CENTURY + int(m[1]): field for field in properties if (m := pattern.match(field))}
    if found and vintage not in found:
        raise ImportRefused(
            _("These are wards of %(year)s (%(field)s), not of %(vintage)s.")
            % {"year": max(found), "field": found[max(found)], "vintage": vintage}
        )
    return found.get(vintage, "")


def _ward(feature: Any, place: int, fields: Fields) -> WardFeature:
    properties = _properties(feature, place)
    code = str(properties.get(fields.code, "")).strip().upper()
    name = " ".join(str(properties.get(fields.name) or "").split())
    if not GSS_CODE.match(code):
        raise _refused(
            place, _("“%(code)s” is not the code of a ward.") % {"code": code[:LONGEST_NAME]}
        )
    if not 0 < len(name) <= LONGEST_NAME:
        raise _refused(place, _("its name is empty or longer than 80 letters."))
    try:
        boundary = rings.multipolygon(feature.get("geometry"))
    except rings.NoBoundaryError as error:
        raise _refused(place, f"{name}: {error}") from error
    district = str(properties.get(fields.district, "")).strip()
    population = properties.get("population")
    return WardFeature(
        code, name, district, boundary, population if isinstance(population, int) else None
    )


def _properties(feature: Any, place: int) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise _refused(place, _("it has no properties."))
    return properties


def _refused(place: int, reason: str) -> ImportRefused:
    return ImportRefused(_("Feature %(place)s: %(reason)s") % {"place": place, "reason": reason})
