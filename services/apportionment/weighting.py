"""People counted by how deprived the small area is that they live in."""

from collections.abc import Mapping
from fractions import Fraction


def weighted_people(people: Mapping[int, int], weights: Mapping[int, Fraction]) -> Fraction:
    """The people of each decile times the weight of that decile."""
    return sum((number * weights[decile] for decile, number in people.items()), Fraction(0))
