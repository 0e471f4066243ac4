"""What the marks of a paper give to whom.

Where voters share out points the marks are pairs, number and points in turn, ascending by number: (3, 1, 7, 4) gives
project 3 one point and project 7 four. In an order of preference they are numbers, the first choice first.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from ballots.models import Ballot, Kind


def flat(given: Mapping[int, int]) -> tuple[int, ...]:
    """Points by number as the marks of a paper: {7: 4, 3: 1} is (3, 1, 7, 4)."""
    return tuple(part for pair in sorted(given.items()) for part in pair)


def pairs(marks: Sequence[int]) -> list[tuple[int, int]]:
    """Number and points, as they stand on a paper. Raises ValueError for marks that are no pairs."""
    return list(zip(marks[::2], marks[1::2], strict=True))


def named(ballot: Ballot, marks: Sequence[int]) -> list[int]:
    """The numbers of the options that a paper names, in its order."""
    return list(marks[::2] if ballot.kind == Kind.POINTS else marks)


def given(
    kind: str, best: int | None, marks: Sequence[int], standing: Collection[int]
) -> dict[int, int]:
    """Points by number, of the options that stand; in an order of preference the others move up.

    `best` is what a first choice is worth: as many points as there are places.
    """
    if kind == Kind.POINTS:
        return {number: points for number, points in pairs(marks) if number in standing}
    return by_place([number for number in marks if number in standing], best or 0)


def by_place(order: Iterable[int], best: int) -> dict[int, int]:
    """`best` points for the first, one fewer for the next, and on."""
    return {number: best - place for place, number in enumerate(order)}
