"""Reading the cells of a register's row: names, addresses, postcodes and dates as councils' systems write them."""

import re
from datetime import date

from members.folding import fold_name
from members.register_columns import Columns
from members.register_file import Row
from places.spelling import compact, is_whole

LONGEST_NAME = 120
LONGEST_ADDRESS = 300
EARLIEST_BIRTH = date(1900, 1, 1)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_BRITISH = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")


class CellFault(Exception):
    """What is wrong with a row: a code of `register_faults` or of the room that reads, and the text it is about."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail[:80]


def check_shape(row: Row, header: tuple[str, ...]) -> None:
    """As many cells as the header, all of them text. Raises CellFault."""
    if len(row.cells) != len(header):
        raise CellFault("columns", str(len(row.cells)))
    if any("\x00" in cell for cell in row.cells):
        raise CellFault("unreadable")


def name(row: Row, columns: Columns) -> str:
    found = text(row, columns.name, " ", LONGEST_NAME, "long-name")
    if not fold_name(found).strip():
        raise CellFault("no-name")
    return found


def address(row: Row, columns: Columns) -> str:
    found = text(row, columns.address, ", ", LONGEST_ADDRESS, "long-address")
    if not found:
        raise CellFault("no-address")
    return found


def text(row: Row, places: tuple[int, ...], glue: str, longest: int, fault: str) -> str:
    """Several cells as one text. Raises CellFault(fault) where it is longer than `longest`."""
    parts = [" ".join(row.cells[place].split()) for place in places]
    joined = glue.join(part for part in parts if part)
    if len(joined) > longest:
        raise CellFault(fault)
    return joined


def one(row: Row, place: int | None, longest: int = LONGEST_NAME, fault: str = "long-name") -> str:
    """The text of one cell; empty where the register has no such column."""
    return "" if place is None else text(row, (place,), " ", longest, fault)


def postcode(cell: str) -> str:
    code = compact(cell)
    if not is_whole(code):
        raise CellFault("bad-postcode", cell.strip())
    return code


def day(cell: str, fault: str = "bad-date") -> date | None:
    """The date in a cell, None where it is empty. Raises CellFault."""
    cell = cell.strip()
    if not cell:
        return None
    found = _ISO.fullmatch(cell) or _BRITISH.fullmatch(cell)
    if not found:
        raise CellFault(fault, cell)
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise CellFault(fault, cell) from error


def born(cell: str, latest: date) -> date | None:
    """A date of birth between 1900 and `latest`, None where the cell is empty. Raises CellFault."""
    found = day(cell)
    if found is not None and not EARLIEST_BIRTH <= found <= latest:
        raise CellFault("bad-date", cell.strip())
    return found
