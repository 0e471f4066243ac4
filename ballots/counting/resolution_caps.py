"""Caps: no more than a given part of all voting strength for a class, exactly."""

from collections.abc import Mapping
from fractions import Fraction


def held_to_caps(
    amounts: Mapping[str, Fraction], caps: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Scale capped amounts down so that each is at most its cap of what all then come to.

    With U the sum of the amounts that keep their size and C the sum of the caps that bind, the whole
    is T = U / (1 - C), and an amount that is held comes to its cap x T. Caps are found to bind one
    after another from the largest whole downwards, which leaves as much of every amount as the
    caps allow. C stays below 1, for what a cap holds is more than its part of the whole. Where only
    capped classes have amounts, nothing can be a tenth of the whole, and all come to nothing.
    """
    held: frozenset[str] = frozenset()
    while True:
        whole = _whole(amounts, caps, held)
        over = frozenset(code for code, cap in caps.items() if amounts[code] > cap * whole)
        if over == held:
            return {
                code: caps[code] * whole if code in held else amount
                for code, amount in amounts.items()
            }
        held |= over


def _whole(
    amounts: Mapping[str, Fraction], caps: Mapping[str, Fraction], held: frozenset[str]
) -> Fraction:
    kept = sum((amount for code, amount in amounts.items() if code not in held), Fraction(0))
    return kept / (1 - sum((caps[code] for code in held), Fraction(0)))
