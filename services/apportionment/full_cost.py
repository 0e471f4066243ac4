"""A service's budget shared out between areas by full cost: direct costs first, then overheads over them.

A direct line goes where its site is, or by population, by users or by a mix of both. An overhead goes by its class's rule:
in proportion to the direct costs that each area has by then (of all cost centres, or of those it is for), or by one of the same measures.
Income does not draw overheads: of the direct lines only costs count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from services.apportionment.largest_remainder import (
    NothingToGoByError,
    Step,
    Weights,
    apportion,
)
from services.apportionment.mixing import WHOLE, mixed

PLACE, POPULATION, USERS, MIX, DIRECT = "place", "population", "users", "mix", "direct"
Steps = dict[int, list[Step]]


class NoBasisError(NothingToGoByError):
    """The line of that number cannot be shared out: what it is to go by is nought everywhere."""

    def __init__(self, line: int) -> None:
        super().__init__(f"Line {line} has nothing to go by")
        self.line = line


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line. `place` is the code of the area it is spent in, for the basis "place"; `over` the cost centres an overhead is for (none: all)."""

    number: int
    cost_centre: str
    pence: int
    basis: str
    place: str = ""
    overhead_class: str = ""
    over: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Bases:
    """The people and the users of every area, by code, and how many per cent of a mix go by people."""

    population: Weights
    users: Weights
    population_percent: int = WHOLE


def disaggregate(lines: Iterable[CostLine], bases: Bases) -> Steps:
    """The steps of every line by its number. Raises NoBasisError."""
    lines = list(lines)
    direct = {line.number: steps_of(line, bases, {}) for line in lines if not line.overhead_class}
    costs = [line for line in lines if not line.overhead_class and line.pence > 0]
    overheads = {
        line.number: steps_of(line, bases, _direct_costs(line, costs, direct))
        for line in lines
        if line.overhead_class
    }
    return direct | overheads


def steps_of(line: CostLine, bases: Bases, direct: Mapping[str, int]) -> list[Step]:
    """How one line is shared out; `direct` has the direct costs of each area that it goes over. Raises NoBasisError."""
    try:
        return apportion(line.pence, measure(line, bases, direct))
    except NothingToGoByError as error:
        raise NoBasisError(line.number) from error


def measure(line: CostLine, bases: Bases, direct: Mapping[str, int]) -> Weights:
    """What the line goes by, for every area. Raises NothingToGoByError."""
    if line.basis == PLACE:
        return {code: Fraction(code == line.place) for code in bases.population}
    if line.basis == POPULATION:
        return bases.population
    if line.basis == USERS:
        return bases.users
    if line.basis == MIX:
        percent = bases.population_percent
        return mixed([(percent, bases.population), (WHOLE - percent, bases.users)])
    return {code: direct.get(code, 0) for code in bases.population}


def _direct_costs(line: CostLine, costs: Iterable[CostLine], direct: Steps) -> dict[str, int]:
    """What each area has of the direct costs that the overhead is for."""
    found: dict[str, int] = {}
    for cost in costs:
        if not line.over or cost.cost_centre in line.over:
            for step in direct[cost.number]:
                found[step.code] = found.get(step.code, 0) + step.pence
    return found
