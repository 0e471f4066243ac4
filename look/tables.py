"""Tables of words, which become one card a row on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Column:
    heading: Any
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """`rows` hold a cell for each column, the first being the row's heading; `total` makes the last row bold.

    `stack` is for tables of words; grids of numbers scroll instead (`stack=False`); a `narrow` one,
    of two or three short columns, fits a phone as it is.
    """

    caption: Any
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    total: bool = False
    stack: bool = True
    narrow: bool = False
    caption_hidden: bool = False
    caption_size: str = "m"
    cells: list[list[tuple[Column, Any]]] = field(init=False)

    @property
    def scrolls(self) -> bool:
        return not self.stack and not self.narrow

    @property
    def stacks(self) -> bool:
        return self.stack and not self.narrow

    def __post_init__(self) -> None:
        pairs = [list(zip(self.columns, map(_whole, row), strict=True)) for row in self.rows]
        object.__setattr__(self, "cells", pairs)


def _whole(cell: Any) -> Any:
    """Markup in one piece: on a phone the parts of a cell would stand beside each other and leave the screen."""
    return format_html("<div>{}</div>", cell) if isinstance(cell, SafeString) and cell else cell
