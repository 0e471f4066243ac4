"""The address block, where the window of the envelope shows it.

A DL envelope whose window is 93 mm wide and 39 mm high, 20 mm from the left and 53 mm from the top: measure yours first. A sheet of A4
folded in three is 11 mm lower and 10 mm narrower than the envelope, so that it may lie 11 mm higher or 10 mm further left in it:
what must always be seen lies where all those places overlap.
"""

from collections.abc import Callable

from ballots.models import RollEntry

LEFT, RIGHT, TOP, BOTTOM = (
    22.0,
    103.0,
    53.0,
    81.0,
)  # millimetres of the sheet, always inside the window
# Between these heights nothing else may be printed in the left half: the window might show it.
CLEAR_FROM, CLEAR_TO, CLEAR_RIGHT = 41.0, 93.0, 114.0
RETURN_AT, RETURN_SIZE = 55.6, 6.5
FIRST_LINE, LEADING = 60.2, 4.0
MOST_LINES = 6
SIZES = (10.5, 9.5, 8.5, 7.5, 6.5)

Width = Callable[[str, float], float]


def lines(entry: RollEntry) -> list[str]:
    """Name, at most four lines of address, postcode: the parts of the address on lines of their own while there is room."""
    parts = [part.strip() for part in entry.address.split(",") if part.strip()]
    while len(parts) > MOST_LINES - 2:
        shortest = min(range(len(parts) - 1), key=lambda n: len(parts[n]) + len(parts[n + 1]))
        parts[shortest : shortest + 2] = [f"{parts[shortest]}, {parts[shortest + 1]}"]
    return [line for line in (entry.name, *parts, entry.written_postcode) if line]


def size_of(block: list[str], width: Width) -> float | None:
    """The largest size in points at which every line fits the window; None if none is small enough."""
    room = RIGHT - LEFT
    return next((s for s in SIZES if all(width(line, s) <= room for line in block)), None)
