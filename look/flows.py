"""How an amount moves between rows from column to column, as SVG: bars of what a row holds, bands of what it keeps or gives.

The drawing for wide screens; `look.bars` and a table say the same where it would be too small to read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

NODE: Final = 18.0
COLUMN: Final = 146.0
TOP: Final = 40.0
_AMOUNTS_HIGH, _LEAST_ROW, _GAP, _LEAST_BAND = 300.0, 42.0, 24.0, 1.2
_LETTER, _LEFT, _MOST_LEFT, _RIGHT = 9.2, 150.0, 380.0, 190.0
_LONGEST_NAME = 40


@dataclass(frozen=True)
class Flow:
    """So much that goes from row `giver` in the column before to row `taker` in this one."""

    giver: int
    taker: int
    amount: float


@dataclass(frozen=True)
class FlowRow:
    """One row: its amount in each column, None where it is no longer there.

    `reached` is the first column from which it is drawn dark, None for never. `note` stands left of its last bar.
    """

    name: str
    under_name: str
    amounts: Sequence[float | None]
    end: str
    under_end: str
    reached: int | None = None
    note: str = ""
    rest: bool = False


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    height: float
    kind: str


@dataclass(frozen=True)
class Band:
    path: str
    kind: str


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    text: str
    anchor: str = "start"
    bold: bool = False


@dataclass
class Flows:
    """A finished drawing: `{% flows made "What it shows" %}`."""

    width: float
    height: float
    bars: list[Bar] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


def flows(
    columns: Sequence[str], rows: Sequence[FlowRow], moved: Sequence[Sequence[Flow]], whole: float
) -> Flows:
    """`moved[n]` are the flows into column n; of the first there are none. `whole` is the sum of a column."""
    return _Drawing(columns, rows, moved, whole).made


class _Drawing:
    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[FlowRow],
        moved: Sequence[Sequence[Flow]],
        whole: float,
    ) -> None:
        self.columns, self.rows, self.moved = columns, rows, moved
        self.scale = _AMOUNTS_HIGH / (whole or 1)
        longest = max((len(_short(row.name)) for row in rows), default=0)
        self.left = min(max(_LEFT, longest * _LETTER), _MOST_LEFT) + 13
        self.tops = self._row_tops()
        last = self._x(len(columns) - 1) + NODE
        self.made = Flows(round(last + _RIGHT, 1), round(self.bottom, 1))
        self._draw()

    def _row_tops(self) -> list[float]:
        tops, y = [], TOP
        for row in self.rows:
            tops.append(y)
            tallest = max((amount or 0 for amount in row.amounts), default=0) * self.scale
            y += max(tallest, 14.0 if row.rest else _LEAST_ROW) + _GAP
        self.bottom = y
        return tops

    def _draw(self) -> None:
        for column, name in enumerate(self.columns):
            self._label(self._x(column) + NODE / 2, 18, name, "middle", bold=True)
            self._moves(column)
        for place, row in enumerate(self.rows):
            self._bars(place, row)
            self._names(place, row)

    def _moves(self, column: int) -> None:
        """Into this column: what each row keeps, and what the givers give, in the order of the rows."""
        if not column:
            return
        moves = sorted(self.moved[column], key=lambda flow: (flow.giver, flow.taker))
        given = dict.fromkeys(range(len(self.rows)), 0.0)
        for flow in moves:
            given[flow.giver] += flow.amount
        kept = {place: self._kept(place, column, given[place]) for place in given}
        for place, amount in kept.items():
            if amount > 0:
                self._keeps(place, column, amount)
        out, into = dict(kept), dict(kept)
        for flow in moves:
            self._gives(column, flow, out[flow.giver], into[flow.taker])
            out[flow.giver] += flow.amount
            into[flow.taker] += flow.amount

    def _kept(self, place: int, column: int, given: float) -> float:
        before = self.rows[place].amounts[column - 1]
        return max((before or 0.0) - given, 0.0)

    def _keeps(self, place: int, column: int, amount: float) -> None:
        x, end = self._x(column - 1) + NODE, self._x(column)
        y, deep = self.tops[place], amount * self.scale
        path = f"M{x:.1f} {y:.1f}H{end:.1f}V{y + deep:.1f}H{x:.1f}Z"
        kind = "rest" if self.rows[place].rest else "kept"
        self.made.bands.append(Band(path, kind))

    def _gives(self, column: int, flow: Flow, out: float, into: float) -> None:
        x, end = self._x(column - 1) + NODE, self._x(column)
        bend, deep = (x + end) / 2, max(flow.amount * self.scale, _LEAST_BAND)
        y, to = (
            self.tops[flow.giver] + out * self.scale,
            self.tops[flow.taker] + into * self.scale,
        )
        path = (
            f"M{x:.1f} {y:.1f}C{bend:.1f} {y:.1f} {bend:.1f} {to:.1f} {end:.1f} {to:.1f}"
            f"V{to + deep:.1f}C{bend:.1f} {to + deep:.1f} {bend:.1f} {y + deep:.1f} {x:.1f} {y + deep:.1f}Z"
        )
        kind = "lost" if self.rows[flow.taker].rest else "moved"
        self.made.bands.append(Band(path, kind))

    def _bars(self, place: int, row: FlowRow) -> None:
        for column, amount in enumerate(row.amounts):
            if amount is None or (row.rest and not amount):
                continue
            reached = row.reached is not None and column >= row.reached
            kind = "rest" if row.rest else "reached" if reached else "short"
            height = round(max(amount * self.scale, 2.0), 1)
            self.made.bars.append(
                Bar(round(self._x(column), 1), round(self.tops[place], 1), height, kind)
            )

    def _names(self, place: int, row: FlowRow) -> None:
        here = [amount for amount in row.amounts if amount is not None]
        middle = self.tops[place] + max((here or [0.0])[0] * self.scale, 14.0) / 2
        first = middle - 4 if row.under_name else middle + 5
        self._label(self.left, first, _short(row.name), "end", bold=True)
        self._label(self.left, middle + 16, row.under_name, "end")
        if len(here) < len(row.amounts):
            edge = self._x(len(here) - 1) - 9
            self._label(edge, middle + 5 if len(here) > 1 else middle + 36, row.note, "end")
            return
        end, middle = (
            self._x(len(self.columns) - 1) + NODE + 13,
            self.tops[place] + max(here[-1] * self.scale if here else 0, 14.0) / 2,
        )
        self._label(
            end, middle - 4 if row.end else middle + 5, row.end, bold=row.reached is not None
        )
        self._label(end, middle + 16 if row.end else middle + 5, row.under_end)

    def _label(
        self, x: float, y: float, text: str, anchor: str = "start", *, bold: bool = False
    ) -> None:
        if text:
            self.made.labels.append(Label(round(x, 1), round(y, 1), text, anchor, bold))

    def _x(self, column: int) -> float:
        return self.left + 13 + column * COLUMN


def _short(name: str) -> str:
    """A name that would leave the drawing is cut; the table under it has all of it."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
