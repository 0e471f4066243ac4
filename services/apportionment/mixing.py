"""Several ways to weigh areas, mixed in per cent."""

from collections.abc import Sequence
from fractions import Fraction

from services.apportionment.largest_remainder import NothingToGoByError, Weights

WHOLE = 100


def parts_of_one(weights: Weights) -> dict[str, Fraction]:
    """The weights made parts of one. Raises NothingToGoByError."""
    total = sum((Fraction(weight) for weight in weights.values()), Fraction(0))
    if total <= 0 or min(weights.values()) < 0:
        raise NothingToGoByError("The weights must not be below nought, nor all be nought")
    return {code: Fraction(weight) / total for code, weight in weights.items()}


def mixed(parts: Sequence[tuple[int, Weights]]) -> dict[str, Fraction]:
    """Each part's weights made parts of one, then put together by their percentages, which add up to 100.

    What counts for 0 per cent is not looked at. Raises NothingToGoByError, and ValueError for other percentages.
    """
    if sum(percent for percent, _weights in parts) != WHOLE or min(p for p, _w in parts) < 0:
        raise ValueError("The percentages must add up to 100")
    found: dict[str, Fraction] = {}
    for percent, weights in parts:
        if percent:
            for code, part in parts_of_one(weights).items():
                found[code] = found.get(code, Fraction(0)) + part * percent / WHOLE
    return found
