"""Pairs of bars under one label, such as planned and paid: SVG in per cent across and pixels down, like `look.bars`."""

from collections.abc import Sequence
from dataclasses import dataclass

from look.bars import percent

_ROW, _ROOM = 78, 52.0


@dataclass(frozen=True)
class Pair:
    """One label with its two bars, each with its value as written."""

    label: str
    first: str
    second: str
    shares: tuple[float, float]
    place: int

    @property
    def label_y(self) -> int:
        return self.place * _ROW + 16

    @property
    def first_y(self) -> int:
        return self.place * _ROW + 23

    @property
    def second_y(self) -> int:
        return self.place * _ROW + 46

    @property
    def first_text_y(self) -> int:
        return self.first_y + 15

    @property
    def second_text_y(self) -> int:
        return self.second_y + 15

    @property
    def first_width(self) -> str:
        return percent(self.shares[0])

    @property
    def second_width(self) -> str:
        return percent(self.shares[1])

    @property
    def first_x(self) -> str:
        return percent(self.shares[0] + 1.5)

    @property
    def second_x(self) -> str:
        return percent(self.shares[1] + 1.5)


@dataclass(frozen=True)
class Pairs:
    rows: Sequence[Pair]

    @property
    def height(self) -> int:
        return len(self.rows) * _ROW


def pairs(items: Sequence[tuple[str, tuple[float, str], tuple[float, str]]]) -> Pairs:
    """Items of label, (size, value as written) of the first and of the second bar; all to one scale."""
    most = max((size for _label, *two in items for size, _said in two), default=0) or 1
    return Pairs(
        [
            Pair(
                label,
                first[1],
                second[1],
                (first[0] / most * _ROOM, second[0] / most * _ROOM),
                place,
            )
            for place, (label, first, second) in enumerate(items)
        ]
    )
