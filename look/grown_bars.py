"""Bars that say what a row had and what it was given, with a line to reach: in per cent across, so text stays its size."""

from collections.abc import Sequence
from dataclasses import dataclass

from look.bars import percent

_ROW = 46


@dataclass(frozen=True)
class Grown:
    """One row: `had` before and `given` now, in the same unit; `reached` draws it dark and bold."""

    label: str
    value: str
    had: float
    given: float = 0.0
    reached: bool = False


@dataclass(frozen=True)
class GrownRow:
    row: Grown
    place: int
    full: float

    @property
    def label_y(self) -> int:
        return self.place * _ROW + 15

    @property
    def bar_y(self) -> int:
        return self.place * _ROW + 21

    @property
    def had(self) -> str:
        return percent(100 * self.row.had / self.full)

    @property
    def given(self) -> str:
        return percent(100 * self.row.given / self.full)


@dataclass(frozen=True)
class GrownBars:
    """`{% grown_bars made "What it shows" %}`."""

    rows: Sequence[GrownRow]
    line: str
    height: int

    @property
    def line_end(self) -> int:
        return self.height - 4


def grown_bars(items: Sequence[Grown], line: float, full: float) -> GrownBars:
    """`full` is the size of a whole bar, `line` what is to be reached."""
    whole = full or 1
    rows = [GrownRow(one, place, whole) for place, one in enumerate(items)]
    return GrownBars(rows, percent(100 * line / whole), len(items) * _ROW + 4)
