"""How the shares of a split follow from its inputs, step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from services.apportionment import (
    NothingToGoByError,
    Step,
    apportion,
    mixed,
    parts_of_one,
    weighted_people,
)
from services.areas import Area
from services.errors import ServiceError

HUNDRED = 100


@dataclass(frozen=True)
class Formula:
    """`population_percent` by people as they are, the rest by people weighted by decile (weights in hundredths)."""

    population_percent: int
    decile_hundredths: tuple[int, ...]

    @property
    def deprivation_percent(self) -> int:
        return HUNDRED - self.population_percent

    @property
    def weights(self) -> dict[int, Fraction]:
        return {
            decile: Fraction(hundredths, HUNDRED)
            for decile, hundredths in enumerate(self.decile_hundredths, 1)
        }


@dataclass(frozen=True)
class Row:
    """One area's way to its share. The parts are fractions of one, None for what does not count."""

    area: Area
    weighted: Fraction
    by_people: Fraction | None
    by_deprivation: Fraction | None
    step: Step


def work_out(pot_pence: int, areas: Sequence[Area], formula: Formula) -> list[Row]:
    """The rows in the order of the areas. Raises ServiceError where there is nothing to go by."""
    people = {area.code: area.people for area in areas}
    _check(areas, formula)
    weighted = {area.code: weighted_people(area.deciles, formula.weights) for area in areas}
    try:
        by_people = parts_of_one(people) if formula.population_percent else {}
        by_need = parts_of_one(weighted) if formula.deprivation_percent else {}
        weights = mixed(
            [(formula.population_percent, people), (formula.deprivation_percent, weighted)]
        )
    except NothingToGoByError as error:
        raise ServiceError(
            _(
                "The weights of the deciles that people here live in are all nought. Give one of them a weight."
            )
        ) from error
    steps = {step.code: step for step in apportion(pot_pence, weights)}
    return [
        Row(
            area,
            weighted[area.code],
            by_people.get(area.code),
            by_need.get(area.code),
            steps[area.code],
        )
        for area in areas
    ]


def _check(areas: Sequence[Area], formula: Formula) -> None:
    if not any(area.people for area in areas):
        raise ServiceError(
            _(
                "Nobody is known to live in any of these areas. Import them first, and their deprivation."
            )
        )
    unknown = [area.name for area in areas if area.people and not area.deciles]
    if formula.deprivation_percent and unknown:
        raise ServiceError(
            _(
                "The deprivation of %(areas)s is not known. Import it first, or split by population alone."
            )
            % {"areas": ", ".join(unknown[:5])}
        )
