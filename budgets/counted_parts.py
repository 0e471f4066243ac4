"""A result pot by pot, as it was counted; where all the money is in one pot, that is one part without a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ballots.models import Pot
from budgets.result_lines import Line, gives_points


@dataclass(frozen=True)
class CountedPart:
    """`outcome` is of this part alone; winners in the order in which they won, the others by their score."""

    pot: Pot | None
    outcome: dict[str, Any]
    winners: list[Line]
    others: list[Line]

    @property
    def title(self) -> str:
        return self.pot.title if self.pot else ""

    @property
    def name(self) -> str:
        """Its name in an address: the number of the pot, "" where there is one for all."""
        return str(self.pot.number) if self.pot else ""

    @property
    def left_pence(self) -> int:
        left: int = self.outcome["budget"] - self.outcome["spent"]
        return max(left, 0)

    @property
    def input_digest(self) -> str:
        digest: str = self.outcome["input_digest"]
        return digest

    @cached_property
    def by_points(self) -> bool:
        return gives_points(self.outcome)

    @property
    def costs(self) -> list[int]:
        return [line.cost_pence for line in self.winners]

    @property
    def key(self) -> list[tuple[str, int]]:
        return [(line.title, line.cost_pence) for line in self.winners]

    def numbers(self) -> set[int]:
        """Of its projects on the ballot, those that were withdrawn left out."""
        return {line.number for line in [*self.winners, *self.others]}


def parts(
    outcome: dict[str, Any], pots: Sequence[Pot], winners: list[Line], others: list[Line]
) -> list[CountedPart]:
    """In the order of the pots. Lines keep the numbers they have in the whole result."""
    if not pots:
        return [CountedPart(None, outcome, winners, others)]
    by_number = {one["number"]: one for one in outcome["pots"]}
    return [
        CountedPart(pot, by_number[pot.number], _of(pot, winners), _of(pot, others)) for pot in pots
    ]


def _of(pot: Pot, lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.project.option.pot_id == pot.pk]
