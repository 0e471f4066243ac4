"""What voters have left, in floating point with a bound on its error."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ballots.counting.shares_backing import Backing, Endowment

CLOSE = 1e-9
# One rounding, and the most that NumPy's pairwise sum of products can be off by, with room to spare.
ROUNDING = 2.0**-53
SUM_ROUNDING = 64 * ROUNDING

Amounts = NDArray[np.float64]


class TooCloseError(Exception):
    """Floating point cannot tell; the run must be done again in exact arithmetic."""


class Price(NamedTuple):
    """What an option asks of its supporters: the most any pays, also for each unit of its cost.

    `payers` pay that much and the others all they have; `level` says that there are no others, so
    that the order of such prices is that of `payers`.
    """

    option: int
    per_cost: float
    most: float
    error: float
    payers: int
    level: bool


class Purses:
    """Money left to each profile of voters; `_doubt` bounds the error of each amount."""

    exact_rounds = 0

    def __init__(self, backing: Backing, endowment: Endowment) -> None:
        start = float(endowment)
        self.left: Amounts = np.full(backing.profiles, start)
        self.costs = backing.costs
        self._rounding = ROUNDING * start
        self._doubt: Amounts = np.full(backing.profiles, self._rounding)
        self._who = list(backing.who)
        self._weights: list[Amounts] = list(backing.weights)

    def bound(self, votes: int) -> float:
        """What an option asks at the least: every supporter pays the same."""
        return 1.0 / votes

    def may_beat(self, bound: float, best: Price) -> bool:
        """Whether an option that asks at least `bound` could ask no more than the best so far."""
        return bound <= best.per_cost * (1 + 4 * CLOSE)

    def price(self, option: int) -> Price | None:
        """What the option asks now; nothing if its supporters cannot pay for it."""
        rich, weights = self._with_money(option)
        short, payers = float(self.costs[option]), float(weights.sum())
        while payers:
            most = short / payers
            poor = rich < most
            if not poor.any():
                return self._checked(option, most, int(payers), rich)
            giving_all = weights[poor]
            short -= float((giving_all * rich[poor]).sum())
            payers -= float(giving_all.sum())
            rich, weights = rich[~poor], weights[~poor]
        self._check_short(option, short)
        return None

    def _with_money(self, option: int) -> tuple[Amounts, Amounts]:
        left = self.left[self._who[option]]
        funded = left > 0
        if not funded.all():
            self._who[option] = self._who[option][funded]
            self._weights[option] = self._weights[option][funded]
            left = left[funded]
        return left, self._weights[option]

    def _check_short(self, option: int, short: float) -> None:
        doubt = float((self._weights[option] * self._doubt[self._who[option]]).sum())
        if short <= CLOSE * self.costs[option] + doubt:
            raise TooCloseError

    def _checked(self, option: int, most: float, payers: int, rich: Amounts) -> Price:
        who = self._who[option]
        level = len(rich) == len(who)
        doubt = self._doubt[who]
        poor_doubt = (
            0.0 if level else float((self._weights[option] * doubt)[self.left[who] < most].sum())
        )
        cost = float(self.costs[option])
        error = (poor_doubt + SUM_ROUNDING * cost) / payers + 2 * ROUNDING * most
        margin = CLOSE * most + float(doubt.max())
        if error > CLOSE / 4 * most or rich.max() <= most + margin:
            raise TooCloseError
        level = level and bool(rich.min() > most + margin)
        return Price(option, most / cost, most, error, payers, level)

    def cheapest(self, prices: Sequence[Price]) -> list[Price]:
        """The prices that are truly lowest: more than one only if they are equal."""
        best = min(price.per_cost for price in prices)
        near = [price for price in prices if price.per_cost <= best * (1 + 2 * CLOSE)]
        if len(near) == 1:
            return near
        if not all(price.level for price in near):
            raise TooCloseError
        self.exact_rounds += 1
        most = max(price.payers for price in near)
        return [price for price in near if price.payers == most]

    def pay(self, price: Price) -> int:
        """Take the price from the option's supporters; says how many of them paid."""
        who = self._who[price.option]
        left = self.left[who] - price.most
        if (np.abs(left) <= CLOSE * price.most + self._doubt[who]).any():
            raise TooCloseError
        self.left[who] = np.maximum(left, 0)
        self._doubt[who] += price.error + self._rounding
        return int(self._weights[price.option].sum())
