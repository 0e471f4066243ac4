"""One run of equal shares: every voter is given the same, and options are bought with it."""

import heapq
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ballots.counting.outcome import Facts
from ballots.counting.shares_backing import Backing, Endowment
from ballots.counting.shares_exact import ExactPurses
from ballots.counting.shares_purses import Purses, TooCloseError
from ballots.counting.ties import TieRule


@dataclass(frozen=True)
class Bought:
    """An option paid for by its supporters: the most one of them paid, and how many paid."""

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
    purses: Any, backing: Backing, eligible: list[int], endowment: Endowment, ties: TieRule
) -> Run:
    done = Run(endowment)
    ties = TieRule(ties.ids, ties.steps)
    queue = [(purses.bound(backing.votes[option]), option) for option in eligible]
    heapq.heapify(queue)
    while cheapest := _next(purses, queue):
        chosen = _parted(cheapest, ties, len(done.bought) + 1)
        purses.pay(chosen)
        done.bought.append(Bought(chosen.option, float(chosen.most), chosen.payers))
        done.spent += backing.costs[chosen.option]
        for price in cheapest:
            if price is not chosen:
                heapq.heappush(queue, (price.per_cost, price.option))
    done.left, done.ties, done.exact_rounds = purses.left, ties.uses, purses.exact_rounds
    return done


def _next(purses: Any, queue: list[tuple[Any, int]]) -> list[Any]:
    """The options that ask least of their supporters, taken from the queue.

    An option only grows dearer as money is spent, so what it asked before is a lower bound: only
    options whose bound could still win are priced again.
    """
    priced: list[Any] = []
    best = None
    while queue and (best is None or purses.may_beat(queue[0][0], best)):
        price = purses.price(heapq.heappop(queue)[1])
        if price is not None:
            priced.append(price)
            best = price if best is None else min(best, price, key=lambda one: one.per_cost)
    if not priced:
        return []
    cheapest: list[Any] = purses.cheapest(priced)
    for price in priced:
        if price not in cheapest:
            heapq.heappush(queue, (price.per_cost, price.option))
    return cheapest


def _parted(cheapest: list[Any], ties: TieRule, round_number: int) -> Any:
    if len(cheapest) == 1:
        return cheapest[0]
    chosen = ties.choose(round_number, [price.option for price in cheapest])
    return next(price for price in cheapest if price.option == chosen)
