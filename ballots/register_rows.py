"""From a row of a register to a roll entry to be, or to what is wrong with it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ballots.age_bands import age_band
from ballots.register_columns import Columns
from ballots.register_file import Row
from members.folding import fold_name, match_text
from members.seals import keyed
from places.spelling import compact, is_whole

LONGEST_NAME = 120
LONGEST_ADDRESS = 300
EARLIEST_BIRTH = date(1900, 1, 1)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_BRITISH = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")


class Staged(NamedTuple):
    """One row ready for the staging table; `fault` is a code of `ballots.roll_faults`, empty if none was seen yet."""

    line: int
    name: str
    address: str
    postcode: str
    born: date | None
    ward: str
    match_key: bytes
    age_band: str
    fault: str
    detail: str


class Rules(NamedTuple):
    """What the ballot asks of a voter: `minimum_age` in years, reached on `age_on`."""

    minimum_age: int
    age_on: date


class _Fault(Exception):
    def __init__(self, code: str, detail: str = "") -> None:
        self.code, self.detail = code, detail


def staged(rows: Iterator[Row], columns: Columns, rules: Rules) -> Iterator[Staged]:
    """Every row, good or bad; never raises for what is in one."""
    for row in rows:
        try:
            yield _good(row, columns, rules)
        except _Fault as fault:
            yield Staged(row.line, "", "", "", None, "", b"", "", fault.code, fault.detail[:80])


def _good(row: Row, columns: Columns, rules: Rules) -> Staged:
    if len(row.cells) != len(columns.header):
        raise _Fault("columns", str(len(row.cells)))
    if any("\x00" in cell for cell in row.cells):
        raise _Fault("unreadable")
    name = _text(row, columns.name, " ", LONGEST_NAME, "long-name")
    if not fold_name(name).strip():
        raise _Fault("no-name")
    address = _text(row, columns.address, ", ", LONGEST_ADDRESS, "long-address")
    if not address:
        raise _Fault("no-address")
    postcode = _postcode(row.cells[columns.postcode])
    born = _born("" if columns.date_of_birth is None else row.cells[columns.date_of_birth], rules)
    return Staged(
        line=row.line,
        name=name,
        address=address,
        postcode=postcode,
        born=born,
        ward="" if columns.ward is None else " ".join(row.cells[columns.ward].split()),
        match_key=keyed("match", match_text(name, born, postcode)),
        age_band=age_band(born, rules.age_on),
        fault="",
        detail="",
    )


def _text(row: Row, places: tuple[int, ...], glue: str, longest: int, fault: str) -> str:
    parts = [" ".join(row.cells[place].split()) for place in places]
    text = glue.join(part for part in parts if part)
    if len(text) > longest:
        raise _Fault(fault)
    return text


def _postcode(text: str) -> str:
    code = compact(text)
    if not is_whole(code):
        raise _Fault("bad-postcode", text.strip())
    return code


def _born(text: str, rules: Rules) -> date | None:
    text = text.strip()
    if not text:
        return None
    found = _ISO.fullmatch(text) or _BRITISH.fullmatch(text)
    if not found:
        raise _Fault("bad-date", text)
    try:
        born = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise _Fault("bad-date", text) from error
    if not EARLIEST_BIRTH <= born <= rules.age_on:
        raise _Fault("bad-date", text)
    if _years(born, rules.age_on) < rules.minimum_age:
        raise _Fault("too-young", text)
    return born


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
