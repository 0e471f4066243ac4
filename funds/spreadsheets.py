"""Files for spreadsheets, a row at a time: UTF-8 by their mark, money in pounds with pence, and no cell that would be a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """What csv writes to: it gives each row back."""

    def write(self, text: str) -> str:
        return text


def pieces(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    for row in rows:
        yield writer.writerow(row)


def pounds(pence: int) -> str:
    """-1200.50"""
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02d}"


def cell(text: str) -> str:
    """A text that a spreadsheet would take for a formula gets a mark before it."""
    return f"'{text}" if text.startswith(_FORMULAS) else text
