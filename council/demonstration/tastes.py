"""Papers as a neighbourhood might mark them: people like what is near, what many like, and what suits their age."""

import math
import random
from collections import Counter
from dataclasses import dataclass

from ballots import marking, points
from ballots.models import Ballot, Kind

Point = tuple[float, float]
NEAR_DEGREES = 0.006


@dataclass(frozen=True)
class Choice:
    """One option to a voter of the model: its number, cost in pence, where it is and its appeal (0 to 1)."""

    number: int
    cost_pence: int
    at: Point
    appeal: float


def paper(chance: random.Random, home: Point, choices: list[Choice], ballot: Ballot) -> list[int]:
    """What one voter at `home` marks: what they like best, as the ballot lets them say it."""
    liked = _liked(chance, home, choices)[: marking.most_choices(ballot)]
    if ballot.kind == Kind.KNAPSACK:
        liked = _affordable(liked, ballot.pot)
    numbers = [choice.number for choice in liked]
    if ballot.kind == Kind.POINTS:
        return list(points.flat(_shared_out(chance, numbers, ballot)))
    return numbers if ballot.kind == Kind.ORDER else sorted(numbers)


def _liked(chance: random.Random, home: Point, choices: list[Choice]) -> list[Choice]:
    """A few of the choices, the best liked first."""
    liking = {choice.number: _liking(chance, home, choice) for choice in choices}
    ranked = sorted(choices, key=lambda choice: -liking[choice.number])
    return ranked[: max(1, min(len(ranked), round(chance.gauss(3.6, 1.3))))]


def _shared_out(chance: random.Random, numbers: list[int], ballot: Ballot) -> dict[int, int]:
    """Point by point, twice as likely to the first as to the second, and on; what is over the limit is not given."""
    weights = [1 / 2**place for place in range(len(numbers))]
    drawn = Counter(chance.choices(numbers, weights, k=ballot.total_points))
    return {number: min(some, ballot.most_points or some) for number, some in drawn.items()}


def _liking(chance: random.Random, home: Point, choice: Choice) -> float:
    distance = math.hypot(home[0] - choice.at[0], (home[1] - choice.at[1]) * 1.6)
    return choice.appeal + 0.45 * math.exp(-distance / NEAR_DEGREES) + chance.gauss(0, 0.28)


def _affordable(ranked: list[Choice], pot_pence: int) -> list[Choice]:
    left, kept = pot_pence, []
    for choice in ranked:
        if choice.cost_pence <= left:
            kept.append(choice)
            left -= choice.cost_pence
    return kept or ranked[-1:]
