"""Amounts as `.pb` files write them, and as whole minor units."""

import re
from decimal import Decimal

AMOUNT = re.compile(r"\d{1,15}(?:[.,]\d+)?", re.ASCII)
SMALLEST_UNIT = 100
MOST_PLACES = 6


def parsed(text: str) -> Decimal | None:
    """The amount, or nothing where the text is not a plain number; `,` or `.` before decimals."""
    text = text.strip()
    return Decimal(text.replace(",", ".")) if AMOUNT.fullmatch(text) else None


def places(amount: Decimal) -> int:
    """Decimal places that say something: 1.50 has one."""
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def unit_for(amounts: list[Decimal]) -> int:
    """Minor units in one unit of currency that hold all the amounts as whole numbers."""
    unit: int = 10 ** max(map(places, amounts), default=0)
    return max(SMALLEST_UNIT, unit)


def written(amount: int, unit: int) -> str:
    """Minor units as text, with no more decimals than needed."""
    whole, rest = divmod(amount, unit)
    if not rest:
        return str(whole)
    digits = len(str(unit)) - 1
    return f"{whole}.{rest:0{digits}d}".rstrip("0")
