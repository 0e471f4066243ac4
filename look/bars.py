"""Bars as SVG in per cent across and pixels down: no style attribute, and text stays its size on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# A number is written inside a part that has room for it.
_ROOM_FOR_A_NUMBER = 3.0
_ROOM_FOR_A_VALUE = 80.0
_ROW, _BAR, _COLUMNS_HIGH = 50, 18, 170


def percent(value: float) -> str:
    return f"{value:.3f}%"


@dataclass(frozen=True)
class Part:
    """One part of a money bar, in per cent of its width."""

    number: int
    start: float
    share: float

    @property
    def x(self) -> str:
        return percent(self.start)

    @property
    def width(self) -> str:
        return percent(self.share)

    @property
    def middle(self) -> str:
        return percent(self.start + self.share / 2)

    @property
    def is_even(self) -> bool:
        return self.number % 2 == 0

    @property
    def has_room(self) -> bool:
        return self.share >= _ROOM_FOR_A_NUMBER


@dataclass(frozen=True)
class MoneyBar:
    """`excess` is the part beyond the whole, drawn in red, or None."""

    parts: Sequence[Part]
    excess: Part | None


def money_bar(costs: Iterable[int], whole: int) -> MoneyBar:
    """Parts of a whole in the same unit. Where they pass the whole, the bar is as long as they are."""
    sums = [0, *accumulate(costs)]
    scale = max(whole, sums[-1], 1) / 100
    parts = [Part(n, a / scale, (b - a) / scale) for n, (a, b) in enumerate(pairwise(sums), 1)]
    over = sums[-1] - whole
    return MoneyBar(parts, Part(0, whole / scale, over / scale) if over > 0 else None)


@dataclass(frozen=True)
class Row:
    """One horizontal bar: its label above, its value written at its end."""

    label: str
    value: str
    share: float
    place: int

    @property
    def label_y(self) -> int:
        return self.place * _ROW + 16

    @property
    def bar_y(self) -> int:
        return self.place * _ROW + 22

    @property
    def value_y(self) -> int:
        return self.place * _ROW + 37

    @property
    def width(self) -> str:
        return percent(self.share)

    @property
    def value_x(self) -> str:
        return percent(self.share + 1.5)


@dataclass(frozen=True)
class Rows:
    rows: Sequence[Row]
    ground: str = percent(_ROOM_FOR_A_VALUE)

    @property
    def height(self) -> int:
        return len(self.rows) * _ROW


def rows(items: Sequence[tuple[str, float, str]], most: float | None = None) -> Rows:
    """Bars of (label, size, value as written). `most` is the size of a full bar, by default a quarter over the largest."""
    full = most or 1.25 * max((size for _label, size, _value in items), default=0) or 1
    return Rows(
        [
            Row(str(label), str(value), min(size / full, 1) * _ROOM_FOR_A_VALUE, place)
            for place, (label, size, value) in enumerate(items)
        ]
    )


@dataclass(frozen=True)
class Column:
    """One upright bar: its value above, its label below."""

    label: str
    value: str
    start: float
    share: float
    height: float

    @property
    def x(self) -> str:
        return percent(self.start + self.share * 0.09)

    @property
    def width(self) -> str:
        return percent(self.share * 0.82)

    @property
    def middle(self) -> str:
        return percent(self.start + self.share / 2)

    @property
    def y(self) -> str:
        return f"{24 + _COLUMNS_HIGH - self.height:.1f}"

    @property
    def value_y(self) -> str:
        return f"{18 + _COLUMNS_HIGH - self.height:.1f}"


def columns(items: Sequence[tuple[str, float, str]]) -> list[Column]:
    """Upright bars of (label, size, value as written)."""
    most = max((size for _label, size, _value in items), default=0) or 1
    share = 100 / max(len(items), 1)
    return [
        Column(str(label), str(value), place * share, share, size / most * _COLUMNS_HIGH)
        for place, (label, size, value) in enumerate(items)
    ]
