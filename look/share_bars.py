"""One share of a whole as a bar with the line it had to pass: in per cent across, so text stays its size on a phone."""

from dataclasses import dataclass
from fractions import Fraction

from look.bars import percent

_EDGE = 12.0  # nearer to an end than this, in per cent, the line's name is set inside it


@dataclass(frozen=True)
class ShareBar:
    """`{% share_bar bar "44.0% in favour" %}`. `colour` is a class's number, 1 to 6; without a `line` none is drawn."""

    share: Fraction
    line: Fraction | None = None
    line_name: str = ""
    colour: int = 1

    @property
    def width(self) -> str:
        return percent(float(self.share) * 100)

    @property
    def line_x(self) -> str:
        return percent(float(self.line or 0) * 100)

    @property
    def anchor(self) -> str:
        """So that the name of a line near an end stays on the drawing."""
        at = float(self.line or 0) * 100
        if at < _EDGE:
            return "start"
        return "end" if at > 100 - _EDGE else "middle"
