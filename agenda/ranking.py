"""Ranks as people give them at a race: equals share one, and the next counts everybody before it."""

from collections.abc import Sequence
from itertools import accumulate, count


def ranks(numbers: Sequence[int]) -> list[int]:
    """The rank of each of the numbers, which come with the largest first: [7, 5, 5, 2] gives [1, 2, 2, 4]."""
    places = zip(count(1), numbers, [None, *numbers], strict=False)
    own = (0 if number == before else place for place, number, before in places)
    return list(accumulate(own, max))
