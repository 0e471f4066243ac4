"""One run of equal shares: every voter is given the same, and options are bought with it."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from ballots.counting.outcome import Facts
from ballots.counting.shares_backing import Backing, Endowment
from ballots.counting.shares_exact import ExactPurses
from ballots.counting.shares_purses import Purses, TooCloseError
from ballots.counting.ties import TieRule


class Asked(Protocol):
    """What an option asks of its supporters: the most any pays, also for each unit of its cost."""

    @property
    def option(self) -> int: ...
    @property
    def per_cost(self) -> float | Fraction: ...
    @property
    def most(self) -> float | Fraction: ...


P = TypeVar("P", bound=Asked)


class AnyPurses(Protocol[P]):
    """What voters have left, in floating point or in whole numbers."""

    exact_rounds: int

    @property
    def left(self) -> NDArray[np.float64]: ...
    def bound(self, votes: int, /) -> float | Fraction: ...
    def may_beat(self, bound: Any, best: P, /) -> bool: ...
    def price(self, option: int, /) -> P | None: ...
    def cheapest(self, prices: Sequence[P], /) -> list[P]: ...
    def pay(self, price: P, /) -> int: ...


@dataclass(frozen=True)
class Bought:
    """An option paid for by its supporters: the most one of them paid, and how many paid at all."""

    option: int
    most_paid: float
    supporters: int


@dataclass
class Run:
    """What one endowment buys, in order; `left` is what each profile of voters has at the end."""

    endowment: Endowment
    bought: list[Bought] = field(default_factory=list)
    left: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    ties: list[Facts] = field(default_factory=list)
    spent: int = 0
    exact_rounds: int = 0


def run(backing: Backing, eligible: list[int], endowment: Endowment, ties: TieRule) -> Run:
    """Buy what the endowment pays for; in exact arithmetic if floating point cannot decide."""
    try:
        return _buy(Purses(backing, endowment), backing, eligible, endowment, ties)
    except TooCloseError:
        return run_exactly(backing, eligible, endowment, ties)


def run_exactly(backing: Backing, eligible: list[int], endowment: Endowment, ties: TieRule) -> Run:
    """The same without floating point."""
    return _buy(ExactPurses(backing, endowment), backing, eligible, endowment, ties)


def _buy(
    purses: AnyPurses[P], backing: Backing, eligible: list[int], endowment: Endowment, ties: TieRule
) -> Run:
    done = Run(endowment)
    ties = TieRule(ties.ids, ties.steps)
    queue = [(purses.bound(backing.votes[option]), option) for option in eligible]
    heapq.heapify(queue)
    while cheapest := _next(purses, queue):
        chosen = _parted(cheapest, ties, len(done.bought) + 1)
        voters = purses.pay(chosen)
        done.bought.append(Bought(chosen.option, float(chosen.most), voters))
        done.spent += backing.costs[chosen.option]
        for price in cheapest:
            if price is not chosen:
                heapq.heappush(queue, (price.per_cost, price.option))
    done.left, done.ties, done.exact_rounds = purses.left, ties.uses, purses.exact_rounds
    return done


def _next(purses: AnyPurses[P], queue: list[tuple[Any, int]]) -> list[P]:
    """The options that ask least of their supporters, taken from the queue.

    An option only grows dearer as money is spent, so what it asked before is a lower bound: only
    options whose bound could still win are priced again.
    """
    priced: list[P] = []
    best: P | None = None
    while queue and (best is None or purses.may_beat(queue[0][0], best)):
        price = purses.price(heapq.heappop(queue)[1])
        if price is not None:
            priced.append(price)
            best = price if best is None else min(best, price, key=lambda one: one.per_cost)
    if not priced:
        return []
    cheapest = purses.cheapest(priced)
    for price in priced:
        if price not in cheapest:
            heapq.heappush(queue, (price.per_cost, price.option))
    return cheapest


def _parted(cheapest: list[P], ties: TieRule, round_number: int) -> P:
    if len(cheapest) == 1:
        return cheapest[0]
    chosen = ties.choose(round_number, [price.option for price in cheapest])
    return next(price for price in cheapest if price.option == chosen)
