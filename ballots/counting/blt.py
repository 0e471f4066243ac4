"""Reader of `.blt` files, the form in which ranked papers are exchanged.

Candidates and seats; withdrawn candidates as `-3`; a line for each distinct paper, `weight first
second … 0` (the 0 may be left out); a line `0`; a name a line; the title. `#` begins a comment.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ballots.counting.blt_lines import (
    LARGEST_FILE,
    BltError,
    Line,
    decoded,
    lines,
    whole_number,
    words,
)
from ballots.counting.blt_papers import Papers
from ballots.counting.ranked import RankedElection

__all__ = ["Blt", "BltError", "read", "read_stream"]

MOST_CANDIDATES = 1000


class Blt(NamedTuple):
    """What a file holds."""

    election: RankedElection
    title: str


def read(path: Path, *, largest: int = LARGEST_FILE) -> Blt:
    """Read a file of at most `largest` bytes.

    Raises BltError with line and reason, and OSError where the file cannot be opened.
    """
    with path.open("rb") as stream:
        return read_stream(stream, largest=largest)


def read_stream(stream: BinaryIO, *, largest: int = LARGEST_FILE) -> Blt:
    """The same from an open stream, such as an upload; it is read once, line by line."""
    rest = lines(stream, largest)
    candidates, seats = _header(rest)
    papers = Papers(candidates)
    papers.take_all(rest)
    names, title = _names(rest, candidates)
    return Blt(RankedElection.from_tally(names, seats, papers.tally, papers.withdrawn), title)


def _header(rest: Iterator[Line]) -> tuple[int, int]:
    line = next(rest, None)
    if line is None:
        raise BltError(0, "The file is empty.")
    numbers = [whole_number(word) for word in words(line[1])]
    if len(numbers) != 2 or not numbers[0] or not numbers[1]:  # noqa: PLR2004 -- two numbers
        reason = "The first line must hold two numbers, of candidates and of seats, such as 7 4."
        raise BltError(line[0], reason)
    candidates, seats = numbers[0], numbers[1]
    if candidates > MOST_CANDIDATES:
        reason = f"{candidates} candidates are more than the {MOST_CANDIDATES} that can be counted."
        raise BltError(line[0], reason)
    if seats > candidates:
        reason = f"The first line gives {candidates} candidates for {seats} seats."
        raise BltError(line[0], reason)
    return candidates, seats


def _names(rest: Iterator[Line], candidates: int) -> tuple[list[str], str]:
    found: list[Line] = []
    for line in rest:
        if len(found) > candidates:
            reason = f"The file goes on after {candidates} names and the title."
            raise BltError(line[0], reason)
        found.append(line)
    if len(found) <= candidates:
        last = found[-1][0] if found else 0
        raise BltError(last, _missing(len(found), candidates))
    *names, title = map(_unquoted, decoded(found))
    for place, name in enumerate(names):
        if not name:
            raise BltError(found[place][0], f"Candidate {place + 1} has no name.")
        if name in names[:place]:
            raise BltError(found[place][0], f"Two candidates have the same name, {name}.")
    return names, title


def _missing(found: int, candidates: int) -> str:
    return (
        f"Names are missing: {candidates} names and a title are needed after the papers,"
        f" and there are {found} lines."
    )


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].strip()
    return text
