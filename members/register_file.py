"""Reading a register as councils' systems export it: any of three encodings and three delimiters, row by row."""

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from members.errors import MemberError

LONGEST_LINE = 100_000  # bytes
DELIMITERS = ",;\t"
_SPREADSHEET = b"PK\x03\x04"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class RegisterUnreadable(MemberError):
    """The file as a whole cannot be read; the sentence says what to do about it."""


@dataclass(frozen=True)
class Look:
    """What a first pass over the bytes tells: the encoding, the SHA-256 of the file in hexadecimal, how many lines it has."""

    encoding: str
    digest: str
    lines: int


@dataclass(frozen=True)
class Row:
    """`line` is where the row starts, counted from 1 as an editor does."""

    line: int
    cells: list[str]


def look(file: BinaryIO) -> Look:
    """Read all of it once, a line at a time. Raises RegisterUnreadable."""
    file.seek(0)
    sha, utf8_line, other_line, first = hashlib.sha256(), 0, 0, b""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        first = first or line
        sha.update(line)
        if len(line) == LONGEST_LINE:
            raise RegisterUnreadable(_("Line %(line)s is too long to be a row.") % {"line": number})
        if not line.isascii():
            utf8_line, other_line = (
                (utf8_line or number, other_line)
                if _is_utf8(line)
                else (utf8_line, other_line or number)
            )
    return Look(_encoding(first, utf8_line, other_line), sha.hexdigest(), number)


def rows(file: BinaryIO, encoding: str) -> Iterator[Row]:
    """The header and every row that is not blank. Raises RegisterUnreadable."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        delimiter = _delimiter(text.readline())
        text.seek(0)
        yield from _parsed(text, delimiter)
    except UnicodeDecodeError as error:
        raise RegisterUnreadable(
            _(
                "The file holds bytes that are no text in any encoding known here. Save it as CSV UTF-8."
            )
        ) from error
    finally:
        text.detach()


def _parsed(text: io.TextIOWrapper, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise RegisterUnreadable(
            _("Line %(line)s cannot be read as CSV. Is a quotation mark not closed?")
            % {"line": line}
        ) from error


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoding(first: bytes, utf8_line: int, other_line: int) -> str:
    if first.startswith(_SPREADSHEET):
        raise RegisterUnreadable(
            _("This is a spreadsheet. Save it as CSV UTF-8 and choose that file.")
        )
    if first.startswith(_UTF_16):
        raise RegisterUnreadable(_("The file is in UTF-16. Save it as CSV UTF-8."))
    if not first:
        raise RegisterUnreadable(_("The file is empty."))
    if other_line and (utf8_line or first.startswith(codecs.BOM_UTF8)):
        raise RegisterUnreadable(
            _(
                "The file mixes two encodings: line %(one)s is UTF-8 and line %(other)s is not."
                " Save it anew as CSV UTF-8 and check the names."
            )
            % {"one": utf8_line or 1, "other": other_line}
        )
    if other_line:
        return "cp1252"
    return "utf-8-sig" if first.startswith(codecs.BOM_UTF8) else "utf-8"
