"""Which column of a postcode file holds what: the names carry a year since 2025, so they are matched by pattern."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from places.errors import ImportRefused

CENTURY = 2000
PATTERNS = {
    "postcode": r"pcds|pcd[278]?",
    "terminated": r"doterm",
    "ward": r"osward|ward|wd\d\dcd",
    "district": r"oslaua|laua|lad\d\dcd",
    "lsoa": r"lsoa21(cd)?",
    "latitude": r"lat",
    "longitude": r"long",
}
PARISH = re.compile(r"parish|parncp\d\dcd")


@dataclass(frozen=True)
class Columns:
    """Places of the columns, from 0. `ward_year` is the boundaries' year where the header says it, else None."""

    product: Literal["ONSPD", "NSPL"]
    ward_year: int | None
    width: int
    postcode: int
    terminated: int
    ward: int
    district: int
    lsoa: int
    latitude: int
    longitude: int


def columns(header: Sequence[str]) -> Columns:
    """Raises ImportRefused where a column is missing, saying which names it may have."""
    names = [name.strip().strip('"').lower() for name in header]
    places = {meaning: _place(names, meaning) for meaning in PATTERNS}
    year = re.fullmatch(r"wd(\d\d)cd", names[places["ward"]])
    return Columns(
        product=_product(names, names[places["ward"]]),
        ward_year=CENTURY + int(year[1]) if year else None,
        width=len(names),
        **places,
    )


def _place(names: Sequence[str], meaning: str) -> int:
    """The first column that matches; "pcds" before the other spellings of a postcode."""
    if meaning == "postcode" and "pcds" in names:
        return names.index("pcds")
    for place, name in enumerate(names):
        if re.fullmatch(PATTERNS[meaning], name):
            return place
    raise ImportRefused(
        _(
            "This is not an ONSPD or NSPL file: no column for %(meaning)s. Its header begins: %(header)s"
        )
        % {"meaning": meaning, "header": ", ".join(names[:8])[:120]}
    )


def _product(names: Sequence[str], ward: str) -> Literal["ONSPD", "NSPL"]:
    """Only the ONSPD knows parishes; the oldest files tell themselves apart by the ward's name."""
    if ward == "osward" or any(PARISH.fullmatch(name) for name in names):
        return "ONSPD"
    return "NSPL"
