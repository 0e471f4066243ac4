"""Papers as a neighbourhood might mark them: people like what is near, what many like, and what suits their age."""

import math
import random
from dataclasses import dataclass

Point = tuple[float, float]
NEAR_DEGREES = 0.006


@dataclass(frozen=True)
class Choice:
    """One option to a voter of the model: its number, cost in pence, where it is and its appeal (0 to 1)."""

    number: int
    cost_pence: int
    at: Point
    appeal: float


def paper(
    chance: random.Random,
    home: Point,
    choices: list[Choice],
    most: int | None,
    pot_pence: int | None,
) -> list[int]:
    """Option numbers that one voter at `home` marks: the best liked first, within `most` options or `pot_pence`."""
    liking = {choice.number: _liking(chance, home, choice) for choice in choices}
    ranked = sorted(choices, key=lambda choice: -liking[choice.number])
    wanted = max(1, min(len(ranked), round(chance.gauss(3.6, 1.3))))
    if most is not None:
        wanted = min(wanted, most)
    chosen = ranked[:wanted]
    if pot_pence is not None:
        chosen = _affordable(chosen, pot_pence)
    return sorted(choice.number for choice in chosen)


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
