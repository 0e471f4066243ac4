"""Many lines shared out one after the other in whole numbers: the same shares as with every step shown, and little kept meanwhile.

Direct lines come first in the order given, then overheads. Only the sums of direct costs by cost centre and area are kept.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import lcm

from services.apportionment.full_cost import DIRECT, PLACE, Bases, CostLine, NoBasisError, measure
from services.apportionment.largest_remainder import NothingToGoByError, Weights

Shares = dict[str, int]
# The codes in their order, whole weights beside them, and their sum.
Whole = tuple[list[str], list[int], int]


def in_order(lines: Sequence[CostLine], bases: Bases) -> Iterator[tuple[CostLine, Shares]]:
    """Each line with what falls to each area, nought left out. Raises NoBasisError."""
    costs: dict[str, Shares] = {}
    weigh = _weigher(bases, costs)
    for line in lines:
        if not line.overhead_class:
            shares = _shares(line, weigh)
            if line.pence > 0:
                _add(costs.setdefault(line.cost_centre, {}), shares)
            yield line, shares
    for line in lines:
        if line.overhead_class:
            yield line, _shares(line, weigh)


def whole(weights: Weights) -> Whole:
    """The same proportions in whole numbers. Raises NothingToGoByError."""
    codes = sorted(weights)
    exact = [Fraction(weights[code]) for code in codes]
    scale = lcm(*(one.denominator for one in exact))
    found = [int(one * scale) for one in exact]
    if sum(found) <= 0 or min(found) < 0:
        raise NothingToGoByError("The weights must not be below nought, nor all be nought")
    return codes, found, sum(found)


def apportioned(pence: int, by: Whole) -> Shares:
    """By the largest remainder, as `apportion` does it."""
    codes, weights, total = by
    parts = [divmod(abs(pence) * weight, total) for weight in weights]
    over = abs(pence) - sum(part for part, _rest in parts)
    lucky = set(sorted(range(len(codes)), key=lambda n: (-parts[n][1], n))[:over]) if over else ()
    sign = -1 if pence < 0 else 1
    shares = ((codes[n], part + (n in lucky)) for n, (part, _rest) in enumerate(parts))
    return {code: sign * share for code, share in shares if share}


def _weigher(bases: Bases, costs: dict[str, Shares]) -> Callable[[CostLine], Whole]:
    """What a line goes by. Each is worked out once; overheads come when all direct costs are there."""
    known: dict[tuple[str, frozenset[str]], Whole] = {}

    def weigh(line: CostLine) -> Whole:
        key = line.basis, line.over
        if key not in known:
            direct = _direct(costs, line.over) if line.basis == DIRECT else {}
            known[key] = whole(measure(line, bases, direct))
        return known[key]

    return weigh


def _shares(line: CostLine, weigh: Callable[[CostLine], Whole]) -> Shares:
    if line.basis == PLACE:
        return {line.place: line.pence} if line.pence else {}
    try:
        return apportioned(line.pence, weigh(line))
    except NothingToGoByError as error:
        raise NoBasisError(line.number) from error


def _direct(costs: dict[str, Shares], over: frozenset[str]) -> Shares:
    found: Shares = {}
    for centre in over or costs:
        _add(found, costs.get(centre, {}))
    return found


def _add(sums: Shares, shares: Shares) -> None:
    for code, pence in shares.items():
        sums[code] = sums.get(code, 0) + pence
