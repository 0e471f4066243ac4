"""Rows of a CSV file under a header whose names are matched without regard to capitals and spaces."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

# Control characters, but for tabs and the ends of lines: no spreadsheet writes them, and the database keeps no NUL.
_UNWRITTEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Fault:
    """What is wrong on a line of the file; the first line is 1, the header."""

    line: int
    reason: str


class UnreadableError(Exception):
    """The file as a whole cannot be read. `fault` says why."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.fault = Fault(line, reason)


@dataclass(frozen=True)
class CsvRow:
    """The cells by column, with their spaces put right; `is_whole` if there are as many as the header has."""

    line: int
    cells: dict[str, str]
    is_whole: bool


def rows(content: bytes, needed: Collection[str], known: Collection[str]) -> Iterator[CsvRow]:
    """Every row that is not empty. Raises UnreadableError."""
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    try:
        header = ["_".join(name.lower().split()) for name in next(reader, [])]
        _check(header, needed, known)
        for row in reader:
            if any(cell.strip() for cell in row):
                cells = [" ".join(cell.split()) for cell in row] + [""] * len(header)
                pairs = dict(zip(header, cells, strict=False))
                yield CsvRow(reader.line_num, pairs, len(row) == len(header))
    except csv.Error as broken:
        raise UnreadableError(
            _("This is not a CSV file: %(reason)s.") % {"reason": broken}, reader.line_num
        ) from broken


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise UnreadableError(
            _("The file is not in UTF-8. Save it as “CSV UTF-8” and choose it again."),
            content[: wrong.start].count(b"\n") + 1,
        ) from wrong
    if found := _UNWRITTEN.search(text):
        raise UnreadableError(
            _("A character that cannot be seen or kept stands in the file. Save it anew as “CSV UTF-8” and choose it again."),
            text.count("\n", 0, found.start()) + 1,
        )  # fmt: skip
    return text


def _check(header: list[str], needed: Collection[str], known: Collection[str]) -> None:
    if missing := [name for name in needed if name not in header]:
        raise UnreadableError(
            _("The first line must name the columns. Missing: %(names)s.")
            % {"names": ", ".join(missing)}
        )
    if unknown := [name for name in header if name not in known]:
        raise UnreadableError(
            _("We do not know these columns: %(names)s. Known: %(known)s.")
            % {"names": ", ".join(unknown), "known": ", ".join(known)}
        )
    if len(set(header)) < len(header):
        raise UnreadableError(_("A column is named twice in the first line."))
