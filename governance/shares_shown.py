"""Shares of a count as people read them; the exact fractions stay beside them in the table and the download."""

from fractions import Fraction
from typing import Any

from governance.shares_in_words import at_least, more_than, part

WHOLE = 10_000
_MOST_PLACES = 9


def fraction(facts: dict[str, Any] | None) -> Fraction | None:
    """What `ballots.counting.proportions.written` wrote."""
    exact = facts and facts["exact"]
    return Fraction(exact) if exact else None


def shown(share: Fraction, beside: Fraction | None = None) -> str:
    """ "44.0%", rounded; with more decimals where it would else read like the threshold beside it, which it is not."""
    for places in range(1, _MOST_PLACES):
        if beside is None or share == beside or _rounded(share, places) != _rounded(beside, places):
            break
    return _written(share, places)


def in_full(share: Fraction) -> str:
    """ "43.97%", for tables whose rows add up."""
    return _written(share, 2)


def needed(threshold: Fraction, *, enough: bool) -> str:
    """ "more than half", and "at least 75%" where reaching it is enough."""
    hundredths = round(threshold * WHOLE)
    return at_least(hundredths) if enough else more_than(hundredths)


def line_name(threshold: Fraction) -> str:
    """What the line in a bar is called: "half", "75%"."""
    return part(round(threshold * WHOLE))


def _rounded(share: Fraction, places: int) -> int:
    return int(share * 100 * 10**places + Fraction(1, 2))


def _written(share: Fraction, places: int) -> str:
    whole, rest = divmod(_rounded(share, places), 10**places)
    return f"{whole}.{rest:0{places}}%"
