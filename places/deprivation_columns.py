"""Which column of the Indices of Deprivation holds what: matched by pattern, as headings carry years and line breaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.errors import ImportRefused

_IMD = r"index of multiple deprivation \(imd\)"
PATTERNS = {
    "code": (r"lsoa code \(\d{4}\)", "LSOA code (2021)"),
    "name": (r"lsoa name \(\d{4}\)", "LSOA name (2021)"),
    "district": (
        r"local authority district code \(\d{4}\)",
        "Local Authority District code (2024)",
    ),
    "rank": (rf"{_IMD} rank\b.*", "Index of Multiple Deprivation (IMD) Rank"),
    "decile": (rf"{_IMD} decile\b.*", "Index of Multiple Deprivation (IMD) Decile"),
    "population": (r"total population: mid \d{4}.*", "Total population: mid 2022"),
}
# The Indices of 2019 and before were made for the LSOAs of 2011.
_EDITIONS = {"2021": 2025, "2011": 2019}


@dataclass(frozen=True)
class Columns:
    """Places of the columns, from 0. `edition` is the year of the indices, `lsoas` that of their areas."""

    edition: int
    lsoas: str
    width: int
    code: int
    name: int
    district: int
    rank: int
    decile: int
    population: int


def columns(header: Sequence[str]) -> Columns:
    """Raises ImportRefused where a column is missing, saying its name and where to find the right file."""
    names = [" ".join(name.split()).lower() for name in header]
    places = {meaning: _place(names, meaning) for meaning in PATTERNS}
    lsoas = re.findall(r"\d{4}", names[places["code"]])[0]
    if lsoas not in _EDITIONS:
        raise ImportRefused(
            _("The file is about the LSOAs of %(year)s: take the indices of 2025, or of 2019.")
            % {"year": lsoas}
        )
    return Columns(edition=_EDITIONS[lsoas], lsoas=lsoas, width=len(names), **places)


def _place(names: Sequence[str], meaning: str) -> int:
    pattern, example = PATTERNS[meaning]
    for place, name in enumerate(names):
        if re.fullmatch(pattern, name):
            return place
    raise ImportRefused(
        _(
            "This is not File 7 of the Indices of Deprivation: it has no column “%(wanted)s”."
            " File 7 is the one with all ranks, scores, deciles and populations. Its header begins: %(header)s"
        )
        % {"wanted": example, "header": ", ".join(names[:4])[:120]}
    )
