"""Lines of a `.blt` file without comments, with their numbers."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from ballots.counting.unreadable import UnreadableFile, size_in_words

LONGEST_LINE = 1 << 16
MOST_FIGURES = 9
LARGEST_FILE = 32 * (1 << 20)
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")

# Glasgow 2007 wrote its names like this, in what is a comment everywhere else.
ALTERNATIVE_NAME = re.compile(rb"^#\s*ALTERNATIVE NAME \d+:\s*", re.IGNORECASE)


class BltError(UnreadableFile):
    """A `.blt` file that cannot be read."""


# Its number, from 1, and what it says without the white space around it.
Line = tuple[int, bytes]


def lines(stream: BinaryIO, largest: int = LARGEST_FILE) -> Iterator[Line]:
    """Lines that say something; takes LF and CRLF line ends and a byte order mark.

    Raises BltError for what is no text, and where there are more than `largest` bytes: no more
    than that are ever read.
    """
    whole = _text(stream.read(largest + 1), largest)
    for number, line in enumerate(io.BytesIO(whole), start=1):
        if len(line) > LONGEST_LINE:
            raise BltError(number, "This line is longer than 64 KB.")
        text = line.strip()
        if text.startswith(b"#"):
            text = _of_comment(text)
        if text:
            yield number, text


def _text(data: bytes, largest: int) -> bytes:
    if len(data) > largest:
        raise BltError(0, f"The file is larger than {size_in_words(largest)}.")
    if data.startswith(OTHER_ENCODINGS):
        raise BltError(1, "The file is UTF-16. Save it as UTF-8.")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise BltError(line, "The file is not text: it holds a zero byte. Save it as UTF-8.")
    return data.removeprefix(BYTE_ORDER_MARK)


def _of_comment(text: bytes) -> bytes:
    return ALTERNATIVE_NAME.sub(b"", text) if ALTERNATIVE_NAME.match(text) else b""


def words(text: bytes) -> list[bytes]:
    """The words before a comment on the same line."""
    return text.partition(b"#")[0].split()


def whole_number(word: bytes) -> int | None:
    """A whole number of at most nine figures, or nothing."""
    return int(word) if word.isdigit() and len(word) <= MOST_FIGURES else None


def shown(word: bytes) -> str:
    """What was written, short enough for a sentence."""
    return repr(word[:20].decode("utf-8", "replace"))


def decoded(names: list[Line]) -> list[str]:
    """UTF-8, or else the Latin-1 of Windows, for all of them alike."""
    try:
        return [text.decode("utf-8") for _, text in names]
    except UnicodeDecodeError:
        return [_western(*line) for line in names]


def _western(number: int, text: bytes) -> str:
    try:
        return text.decode("cp1252")
    except UnicodeDecodeError as error:
        bad = text[error.start]
        reason = f"Byte 0x{bad:02x} is neither UTF-8 nor Latin-1. Save the file as UTF-8."
        raise BltError(number, reason) from error
