"""How deprived an area is, from the LSOAs that belong to it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Deprivation:
    """`average_decile` is weighted by population; `most_deprived` the people in LSOAs of deciles 1 to 3."""

    population: int
    average_decile: Fraction
    most_deprived: int

    @property
    def decile(self) -> str:
        """ "3.4": one place, a half rounded up."""
        tenths = int(self.average_decile * 10 + Fraction(1, 2))
        return f"{tenths // 10}.{tenths % 10}"

    @property
    def percent_most_deprived(self) -> int:
        return self.most_deprived * 100 // self.population


def figures(area: Any) -> Deprivation | None:
    """Of a ward or neighbourhood read `with_deprivation()`; None where no LSOA with people belongs to it."""
    if not area.lsoa_people:
        return None
    return Deprivation(
        area.lsoa_people,
        Fraction(area.lsoa_decile_points, area.lsoa_people),
        area.lsoa_people_most_deprived,
    )
