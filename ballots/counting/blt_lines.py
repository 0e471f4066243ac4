"""Lines of a `.blt` file in constant memory, without comments, with their numbers."""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from ballots.counting.unreadable import UnreadableFile, size_in_words

LONGEST_LINE = 1 << 16
LARGEST_FILE = 32 * (1 << 20)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")

# Glasgow 2007 wrote its names like this, in what is a comment everywhere else.
ALTERNATIVE_NAME = re.compile(rb"^#\s*ALTERNATIVE NAME \d+:\s*", re.IGNORECASE)


class BltError(UnreadableFile):
    """A `.blt` file that cannot be read."""


class Line(NamedTuple):
    """What a line says, without the white space around it."""

    number: int
    text: bytes


def lines(stream: BinaryIO, largest: int = LARGEST_FILE) -> Iterator[Line]:
    """Lines that say something; takes LF and CRLF line ends and a byte order mark.

    Raises BltError for what is no text, and once more than `largest` bytes have been read.
    """
    number, read = 0, 0
    while data := stream.readline(LONGEST_LINE + 1):
        number, read = number + 1, read + len(data)
        if read > largest:
            raise BltError(0, f"The file is larger than {size_in_words(largest)}.")
        if number == 1:
            data = _without_mark(data)
        text = _checked(data, number)
        if text and not text.startswith(b"#"):
            yield Line(number, text)


def _without_mark(data: bytes) -> bytes:
    if data.startswith(OTHER_ENCODINGS):
        raise BltError(1, "The file is UTF-16. Save it as UTF-8.")
    return data.removeprefix(BYTE_ORDER_MARK)


def _checked(data: bytes, number: int) -> bytes:
    if len(data) > LONGEST_LINE:
        raise BltError(number, "This line is longer than 64 KB.")
    if b"\0" in data:
        raise BltError(number, "The file is not text: it holds a zero byte. Save it as UTF-8.")
    return ALTERNATIVE_NAME.sub(b"", data.strip(), count=1)


def whole_numbers(line: Line) -> list[bytes]:
    """The words before a comment on the same line."""
    return line.text.partition(b"#")[0].split()


def number(word: bytes) -> int | None:
    """A whole number of at most nine figures, or nothing."""
    return int(word) if word.isdigit() and len(word) <= 9 else None  # noqa: PLR2004 -- said above


def shown(word: bytes) -> str:
    """What was written, short enough for a sentence."""
    return repr(word[:20].decode("utf-8", "replace"))


def decoded(names: list[Line]) -> list[str]:
    """UTF-8, or else the Latin-1 of Windows, for all of them alike."""
    try:
        return [line.text.decode("utf-8") for line in names]
    except UnicodeDecodeError:
        return [_western(line) for line in names]


def _western(line: Line) -> str:
    try:
        return line.text.decode("cp1252")
    except UnicodeDecodeError as error:
        bad = line.text[error.start]
        reason = f"Byte 0x{bad:02x} is neither UTF-8 nor Latin-1. Save the file as UTF-8."
        raise BltError(line.number, reason) from error
