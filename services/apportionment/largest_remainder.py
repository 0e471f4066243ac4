"""The largest remainder: whole pence to each, and the pennies left over to those that lost most by rounding down."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

Weights = Mapping[str, Fraction | int]


class NothingToGoByError(ValueError):
    """The weights are all nought, or one of them is below it: no share follows from them."""


@dataclass(frozen=True)
class Step:
    """What became of one area's part. `exact` is in pence; `extra` is the penny it got for its remainder, or 0."""

    code: str
    weight: Fraction
    exact: Fraction
    whole: int
    extra: int

    @property
    def remainder(self) -> Fraction:
        return abs(self.exact - self.whole)

    @property
    def pence(self) -> int:
        return self.whole + self.extra


def apportion(pence: int, weights: Weights) -> list[Step]:
    """Share `pence` in proportion to the weights, by code. The shares add up to it, to the penny.

    Of equal remainders the one whose code comes first gets the penny. Income (below nought) is shared as costs are.
    Raises NothingToGoByError.
    """
    total = sum((Fraction(weight) for weight in weights.values()), Fraction(0))
    if total <= 0 or min(weights.values()) < 0:
        raise NothingToGoByError("The weights must not be below nought, nor all be nought")
    exact = {code: abs(pence) * Fraction(weights[code]) / total for code in sorted(weights)}
    whole = {code: floor(amount) for code, amount in exact.items()}
    over = abs(pence) - sum(whole.values())
    by_remainder = sorted(exact, key=lambda code: (whole[code] - exact[code], code))
    lucky = set(by_remainder[:over])
    sign = -1 if pence < 0 else 1
    return [
        Step(
            code,
            Fraction(weights[code]),
            sign * amount,
            sign * whole[code],
            sign * (code in lucky),
        )
        for code, amount in exact.items()
    ]
