"""Reading the Indices of Deprivation row by row."""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from places.deprivation_columns import Columns, columns
from places.errors import ImportRefused

DECILES = 10


@dataclass(frozen=True)
class LsoaRow:
    code: str
    name: str
    population: int
    rank: int
    decile: int


@dataclass
class DeprivationFile:
    """What was read: `read` rows in all, of which `rows` are wanted."""

    columns: Columns
    read: int
    rows: list[LsoaRow]


def read(path: Path, wanted: Collection[str]) -> DeprivationFile:
    """The rows of the LSOAs in `wanted`, checked. Raises ImportRefused."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            found = DeprivationFile(columns(next(reader, [])), 0, [])
            found.rows = list(_rows(found, reader, wanted))
    except (csv.Error, UnicodeDecodeError) as error:
        raise ImportRefused(
            _("The file cannot be read as CSV. Save the sheet “IoD” as CSV in UTF-8.")
        ) from error
    return found


def _rows(
    found: DeprivationFile, reader: Iterator[list[str]], wanted: Collection[str]
) -> Iterator[LsoaRow]:
    seen: set[str] = set()
    for line, row in enumerate(reader, 2):
        if not any(row):
            continue
        found.read += 1
        if len(row) != found.columns.width:
            raise _refused(line, _("it has more or fewer columns than the header."))
        code = row[found.columns.code].strip()
        if code not in wanted:
            continue
        if code in seen:
            raise _refused(line, _("%(code)s is in the file twice.") % {"code": code})
        seen.add(code)
        yield _row(row, line, found.columns, code)


def _row(row: list[str], line: int, at: Columns, code: str) -> LsoaRow:
    decile = _whole(row[at.decile], line, _("a decile"))
    if not 1 <= decile <= DECILES:
        raise _refused(line, _("%(decile)s is not a decile from 1 to 10.") % {"decile": decile})
    return LsoaRow(
        code,
        " ".join(row[at.name].split())[:80],
        _whole(row[at.population], line, _("a population")),
        _whole(row[at.rank], line, _("a rank")),
        decile,
    )


def _whole(text: str, line: int, meaning: str) -> int:
    """ "1,512" as Excel may write it."""
    digits = text.replace(",", "").strip()
    if not (digits.isascii() and digits.isdigit()):
        raise _refused(
            line,
            _("“%(text)s” is not %(meaning)s.") % {"text": text[:20], "meaning": meaning},
        )
    return int(digits)


def _refused(line: int, reason: str) -> ImportRefused:
    return ImportRefused(_("Line %(line)s: %(reason)s") % {"line": line, "reason": reason})
