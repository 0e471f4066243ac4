"""Reading the boundaries of neighbourhoods from GeoJSON as any drawing programme writes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from places import rings
from places.errors import ImportRefused
from places.features import features, properties, refused
from places.geometry import MultiPolygon

LONGEST_NAME = 80
LONGEST_SOURCE = 200
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


@dataclass(frozen=True)
class NeighbourhoodFeature:
    code: str
    name: str
    source: str
    boundary: MultiPolygon


def read_neighbourhoods(
    path: Path, code_field: str = "", name_field: str = "", source: str = ""
) -> Iterator[NeighbourhoodFeature]:
    """Every neighbourhood of the file, checked. Without a code, its name makes one. Raises ImportRefused."""
    found = features(path)
    if not found:
        raise ImportRefused(_("The file holds no neighbourhoods."))
    for place, feature in enumerate(found, 1):
        given = properties(feature, place)
        name = _name(given, name_field, place)
        yield NeighbourhoodFeature(
            _code(given, code_field, name, place),
            name,
            str(_field(given, "", "source") or source).strip()[:LONGEST_SOURCE],
            _boundary(feature, name, place),
        )


def _name(given: dict[str, Any], field: str, place: int) -> str:
    name = " ".join(str(_field(given, field, "name") or "").split())
    if not name:
        raise refused(
            place,
            _("it has no name. It has: %(there)s. Say which holds the name with --name-field.")
            % {"there": ", ".join(given)[:LONGEST_SOURCE] or _("nothing")},
        )
    if len(name) > LONGEST_NAME or not slugify(name):
        raise refused(place, _("its name is longer than 80 letters or has none."))
    return name


def _code(given: dict[str, Any], field: str, name: str, place: int) -> str:
    code = str(_field(given, field, "code") or slugify(name)[:40]).strip()
    if not CODE.fullmatch(code):
        raise refused(
            place,
            _("“%(code)s” is not a code: use up to 40 letters, digits and hyphens.")
            % {"code": code[:LONGEST_NAME]},
        )
    return code


def _field(given: dict[str, Any], named: str, usual: str) -> Any:
    """The property of that name, in capitals or not."""
    if named:
        return given.get(named)
    return next((value for key, value in given.items() if key.lower() == usual), None)


def _boundary(feature: Any, name: str, place: int) -> MultiPolygon:
    try:
        return rings.multipolygon(feature.get("geometry"))
    except rings.NoBoundaryError as error:
        raise refused(place, f"{name}: {error}") from error
