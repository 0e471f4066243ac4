"""From a row of a register to a roll entry to be, or to what is wrong with it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ballots.age_bands import age_band
from members import register_cells as cells
from members.ages import age_on
from members.folding import match_text
from members.register_cells import CellFault
from members.register_columns import Columns
from members.register_file import Row
from members.seals import keyed


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


def staged(rows: Iterator[Row], columns: Columns, rules: Rules) -> Iterator[Staged]:
    """Every row, good or bad; never raises for what is in one."""
    for row in rows:
        try:
            yield _good(row, columns, rules)
        except CellFault as fault:
            yield Staged(row.line, "", "", "", None, "", b"", "", fault.code, fault.detail)


def _good(row: Row, columns: Columns, rules: Rules) -> Staged:
    cells.check_shape(row, columns.header)
    name = cells.name(row, columns)
    address = cells.address(row, columns)
    postcode = cells.postcode(row.cells[columns.postcode])
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


def _born(text: str, rules: Rules) -> date | None:
    born = cells.born(text, rules.age_on)
    if born is not None and age_on(born, rules.age_on) < rules.minimum_age:
        raise CellFault("too-young", text.strip())
    return born
