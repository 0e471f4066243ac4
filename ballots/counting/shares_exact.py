"""What voters have left, in whole numbers over a common denominator: slower, and never wrong."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ballots.counting.shares_backing import Backing, Endowment

Whole = NDArray[Any]  # of Python's integers, which do not overflow


class ExactPrice(NamedTuple):
    """What an option asks of its supporters: the most any pays, also for each unit of its cost."""

    option: int
    per_cost: Fraction
    most: Fraction


class ExactPurses:
    """Money left to each profile of voters, as multiples of `1 / denominator`."""

    def __init__(self, backing: Backing, endowment: Endowment) -> None:
        self.exact_rounds = 0
        self.costs = backing.costs
        self._denominator = endowment.denominator
        self._left: Whole = np.full(backing.profiles, endowment.numerator, dtype=object)
        self._who = list(backing.who)
        self._weights: list[Whole] = [
            weights.astype(np.int64).astype(object) for weights in backing.weights
        ]

    @property
    def left(self) -> NDArray[np.float64]:
        """Money left as floating point, for the explanation."""
        return (self._left / self._denominator).astype(np.float64)

    def bound(self, votes: int) -> Fraction:
        """What an option asks at the least: every supporter pays the same."""
        return Fraction(1, votes)

    def may_beat(self, bound: Fraction, best: ExactPrice) -> bool:
        """Whether an option that asks at least `bound` could ask no more than the best so far."""
        return bound <= best.per_cost

    def price(self, option: int) -> ExactPrice | None:
        """What the option asks now; nothing if its supporters cannot pay for it."""
        left, weights = self._with_money(option)
        short, payers = self.costs[option] * self._denominator, int(weights.sum())
        while payers:
            poor = (left * payers < short).astype(bool)
            if not poor.any():
                most = Fraction(short, payers * self._denominator)
                return ExactPrice(option, most / self.costs[option], most)
            short -= int((weights[poor] * left[poor]).sum())
            payers -= int(weights[poor].sum())
            left, weights = left[~poor], weights[~poor]
        return None

    def _with_money(self, option: int) -> tuple[Whole, Whole]:
        left = self._left[self._who[option]]
        funded = (left > 0).astype(bool)
        if not funded.all():
            self._who[option] = self._who[option][funded]
            self._weights[option] = self._weights[option][funded]
            left = left[funded]
        return left, self._weights[option]

    def cheapest(self, prices: Sequence[ExactPrice]) -> list[ExactPrice]:
        """The prices that are lowest: more than one only if they are equal."""
        self.exact_rounds += 1
        best = min(price.per_cost for price in prices)
        return [price for price in prices if price.per_cost == best]

    def pay(self, price: ExactPrice) -> int:
        """Take the price from the option's supporters; says how many of them paid."""
        most = price.most * self._denominator
        if most.denominator > 1:
            self._left = self._left * most.denominator
            self._denominator *= most.denominator
        who = self._who[price.option]
        self._left[who] = np.maximum(self._left[who] - most.numerator, 0)
        return int(self._weights[price.option].sum())
