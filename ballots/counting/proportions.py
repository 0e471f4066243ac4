"""Proportions as a page shows them: exact, and in decimals that never round over a threshold."""

from fractions import Fraction

from ballots.counting.outcome import Facts

FEWEST, MOST = 2, 12


def written(share: Fraction | None, beside: Fraction | None = None) -> Facts:
    """`exact` as "2/3" and `percent` as "66.66"; both none where there is no share."""
    if share is None:
        return {"exact": None, "percent": None}
    return {"exact": str(share), "percent": percent(share, beside)}


def percent(share: Fraction, beside: Fraction | None = None) -> str:
    """Per cent with two decimals, the rest cut off.

    Where it stands beside a threshold that it does not equal, more decimals are given until the two
    read differently: 49.996 is not shown as the 50.00 it missed, nor 50.004 as the 50.00 it passed.
    """
    for places in range(FEWEST, MOST):
        shown = _cut(share, places)
        if beside is None or share == beside or shown != _cut(beside, places):
            return shown
    return _cut(share, MOST)


def _cut(share: Fraction, places: int) -> str:
    sign = "-" if share < 0 else ""
    units = int(abs(share) * 100 * 10**places)
    return f"{sign}{units // 10**places}.{units % 10**places:0{places}}"
