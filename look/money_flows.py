"""Where money went, as SVG: from rows of (from, to, pence) to bars and bands, left to right. The table beside it says the same.

`{% flows drawing "What it shows" %}` shows it, as it shows those of `look.flows`.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from look.flows import Band, Bar, Flows, Label
from look.words import pounds

Move = tuple[str, str, int]
BAR: Final = 18.0
_HIGH, _GAP, _LEAST, _TOP = 300.0, 26.0, 2.0, 30.0
_ROW, _ABOVE = 40.0, 34.0
_COLUMN, _LETTER, _LONGEST, _BESIDE = 260.0, 10.8, 34, 12.0
# What fits on a page without scrolling: with more columns they stand closer together.
_WIDEST, _CLOSEST = 1090.0, 170.0


def money_flows(moves: Iterable[Move]) -> Flows:
    """Names are places; money flows from those that only give to those that only take. Raises ValueError if it goes in a circle."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for giver, taker, pence in moves:
        sums[giver, taker] += pence
    return _Drawing({pair: pence for pair, pence in sums.items() if pence > 0}).made


class _Drawing:
    def __init__(self, sums: dict[tuple[str, str], int]) -> None:
        self.sums = sums
        self.layers = _layers(sums)
        self.amounts = {name: self._amount(name) for name in self.layers}
        self.columns = self._columns()
        whole = max(
            (sum(self.amounts[name] for name in column) for column in self.columns), default=1
        )
        self.scale = _HIGH / (whole or 1)
        self.left, right = self._side(0), self._side(-1)
        self.tops = self._tops()
        steps = max(len(self.columns) - 1, 0)
        room = (_WIDEST - self.left - right - BAR) / max(steps, 1)
        self.column = min(_COLUMN, max(_CLOSEST, room))
        width = self.left + self.column * steps + BAR + right
        self.made = Flows(round(width, 1), round(self.bottom, 1))
        self._draw()

    def _amount(self, name: str) -> int:
        """What passes through: the larger of what came and what went."""
        came = sum(pence for (_giver, taker), pence in self.sums.items() if taker == name)
        went = sum(pence for (giver, _taker), pence in self.sums.items() if giver == name)
        return max(came, went)

    def _columns(self) -> list[list[str]]:
        columns: list[list[str]] = [
            [] for _layer in range(max(self.layers.values(), default=-1) + 1)
        ]
        for name, layer in self.layers.items():
            columns[layer].append(name)
        return columns

    def _side(self, column: int) -> float:
        """How wide the names beside the first or last bars are."""
        names = self.columns[column] if self.columns else []
        texts = [text for name in names for text in (_short(name), pounds(self.amounts[name]))]
        return max((len(text) for text in texts), default=0) * _LETTER + 2 * _BESIDE

    def _tops(self) -> dict[str, float]:
        tops, self.bottom = {}, _TOP
        for place, column in enumerate(self.columns):
            y = _TOP + (_ABOVE if self._is_between(place) else 0)
            for name in column:
                tops[name] = y
                between = _GAP + (_ABOVE if self._is_between(place) else 0)
                y += max(self._height(name), _ROW if not self._is_between(place) else 0) + between
            self.bottom = max(self.bottom, y)
        return tops

    def _draw(self) -> None:
        given, taken = dict.fromkeys(self.layers, 0.0), dict.fromkeys(self.layers, 0.0)
        order = list(self.layers)
        for giver, taker in sorted(
            self.sums, key=lambda pair: (order.index(pair[0]), order.index(pair[1]))
        ):
            deep = self.sums[giver, taker] * self.scale
            self._band(
                giver, taker, self.tops[giver] + given[giver], self.tops[taker] + taken[taker], deep
            )
            given[giver] += deep
            taken[taker] += deep
        for name, layer in self.layers.items():
            x, y = self._x(layer), self.tops[name]
            self.made.bars.append(
                Bar(round(x, 1), round(y, 1), round(self._height(name), 1), "reached")
            )
            self._label(name, layer)

    def _band(self, giver: str, taker: str, y: float, to: float, deep: float) -> None:
        x, end = self._x(self.layers[giver]) + BAR, self._x(self.layers[taker])
        bend, deep = (x + end) / 2, max(deep, _LEAST)
        path = (
            f"M{x:.1f} {y:.1f}C{bend:.1f} {y:.1f} {bend:.1f} {to:.1f} {end:.1f} {to:.1f}"
            f"V{to + deep:.1f}C{bend:.1f} {to + deep:.1f} {bend:.1f} {y + deep:.1f} {x:.1f} {y + deep:.1f}Z"
        )
        self.made.bands.append(Band(path, "kept"))

    def _label(self, name: str, layer: int) -> None:
        x, y = self._x(layer), self.tops[name]
        middle = y + max(self._height(name), _ROW) / 2
        if self._is_between(layer):
            anchor, middle = "start", y - 16
        elif layer == 0:
            x, anchor = x - _BESIDE, "end"
        else:
            x, anchor = x + BAR + _BESIDE, "start"
        longest = int(self.column / _LETTER) if self._is_between(layer) else _LONGEST
        said = (
            (_short(name, longest), middle - 4, True),
            (pounds(self.amounts[name]), middle + 14, False),
        )
        for text, at, bold in said:
            self.made.labels.append(Label(round(x, 1), round(at, 1), text, anchor, bold))

    def _is_between(self, layer: int) -> bool:
        return 0 < layer < len(self.columns) - 1

    def _height(self, name: str) -> float:
        return max(self.amounts[name] * self.scale, _LEAST)

    def _x(self, layer: int) -> float:
        return self.left + layer * self.column


def _layers(sums: dict[tuple[str, str], int]) -> dict[str, int]:
    """The column of each name: one after the last of those it gets money from."""
    names = dict.fromkeys(name for pair in sums for name in pair)
    layers = dict.fromkeys(names, 0)
    for _round in range(len(names) + 1):
        moved = False
        for giver, taker in sums:
            if layers[taker] <= layers[giver]:
                layers[taker], moved = layers[giver] + 1, True
        if not moved:
            return layers
    raise ValueError("Money that goes in a circle cannot be drawn.")


def _short(name: str, longest: int = _LONGEST) -> str:
    """A name that would leave the drawing, or run into the next column, is cut; the table has all of it."""
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"
