"""Rows of a `.pb` file in blocks: constant memory, whatever the size of the file."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ballots.counting.unreadable import UnreadableFile, size_in_words

BLOCK = 1 << 20
LONGEST_ROW = 1 << 20
LARGEST_FILE = 256 * (1 << 20)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Row = list[str]


class PabulibError(UnreadableFile):
    """A `.pb` file that cannot be read."""


@dataclass
class Block:
    """Consecutive rows; `lines[i]` is the line that row `i` starts on."""

    rows: list[Row]
    lines: range | list[int]


def blocks(stream: BinaryIO, largest: int = LARGEST_FILE) -> Iterator[Block]:
    """Rows of fields, a megabyte at a time; blank lines are left out.

    Takes LF and CRLF line ends and a byte order mark. Raises PabulibError for what is not UTF-8,
    for a quotation mark that never closes, and once more than `largest` bytes have been read.
    """
    line, read, kept = 1, 0, b""
    while data := stream.read(BLOCK):
        if not read:
            data = data.removeprefix(BYTE_ORDER_MARK)
        read += len(data)
        if read > largest:
            raise PabulibError(0, f"The file is larger than {size_in_words(largest)}.")
        whole, kept = _whole_rows(kept + data)
        if len(kept) > LONGEST_ROW:
            raise PabulibError(
                line + whole.count(b"\n"),
                "This row is longer than a megabyte, or a quotation mark is never closed.",
            )
        yield _parsed(whole, line)
        line += whole.count(b"\n")
    if kept.count(b'"') % 2:
        raise PabulibError(line, "A quotation mark opened on or after this line is never closed.")
    yield _parsed(kept, line)


def _whole_rows(data: bytes) -> tuple[bytes, bytes]:
    """Cut after the last line end outside quotation marks."""
    cut = data.rfind(b"\n") + 1
    while cut and data.count(b'"', 0, cut) % 2:
        cut = data.rfind(b"\n", 0, cut - 1) + 1
    return data[:cut], data[cut:]


def _parsed(data: bytes, line: int) -> Block:
    text = _decoded(data, line)
    if '"' in text:
        return _quoted(text, line)
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    if all(lines):
        return Block([one.split(";") for one in lines], range(line, line + len(lines)))
    filled = [(number, one) for number, one in enumerate(lines, start=line) if one.strip()]
    return Block([one.split(";") for _, one in filled], [number for number, _ in filled])


def _decoded(data: bytes, line: int) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = data[error.start]
        raise PabulibError(
            line + data.count(b"\n", 0, error.start),
            f"The file is not UTF-8: byte 0x{bad:02x} cannot be read. Save it as UTF-8.",
        ) from error
    return text.replace("\r\n", "\n")


def _quoted(text: str, line: int) -> Block:
    reader = csv.reader(io.StringIO(text), delimiter=";", strict=True)
    rows, lines, start = [], [], line
    try:
        for row in reader:
            if any(row):
                rows.append(row)
                lines.append(start)
            start = line + reader.line_num
    except csv.Error as error:
        raise PabulibError(start, "The quotation marks of this row cannot be read.") from error
    return Block(rows, lines)
