"""The rule a resolution is decided by."""

from dataclasses import dataclass, fields
from fractions import Fraction
from math import ceil
from typing import Any, Literal, Self, get_args

from ballots.counting.election import CountingError
from ballots.counting.outcome import Facts

Method = Literal["head-count", "class-weight", "concurrent", "dual"]
EmptyBlock = Literal["lapses", "against"]

METHODS: tuple[str, ...] = get_args(Method)
EMPTY_BLOCKS: tuple[str, ...] = get_args(EmptyBlock)

_FRACTIONS = (
    "threshold",
    "quorum_percent",
    "turnout_floor",
    "class_threshold",
    "class_quorum_percent",
)
_NUMBERS = ("quorum_number", "class_quorum_number")


@dataclass(frozen=True)
class ResolutionRule:
    """How votes become a decision; everything here is published before a vote opens.

    `method`: `head-count`, every vote counts the same; `class-weight`, each class has a fixed share
    of the result; `concurrent`, every class must pass, and all voters together; `dual`, a majority
    of the voters and of the rateable value they stand for.

    Fractions are parts of one: 3/4 is 75 %, and so is `quorum_percent` (1/10 is ten per cent of the
    roll). The `threshold` must be reached (`at_least`) or passed. `class_threshold` must be passed
    in each class too (reached, with `class_at_least`), by whatever method; for `concurrent` it is
    the threshold itself where none is given. With `of_all_members` what is measured is votes for
    out of the whole roll, so that who does not vote counts against.

    The quorum is the larger of `quorum_number` and `quorum_percent` of the roll, rounded up; so is
    that of each class. Abstentions count to it or not; a turnout floor takes votes for and against
    alone, as the Acts that set one speak of members who vote. An `empty_block`, in which nobody
    voted for or against, lapses (the others decide) or counts against.
    """

    method: Method
    threshold: Fraction
    at_least: bool
    quorum_number: int = 0
    quorum_percent: Fraction = Fraction(0)
    turnout_floor: Fraction = Fraction(0)
    abstentions_count_to_quorum: bool = True
    empty_block: EmptyBlock = "lapses"
    class_threshold: Fraction | None = None
    of_all_members: bool = False
    class_at_least: bool = False
    class_quorum_number: int = 0
    class_quorum_percent: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        self._check_names()
        self._check_numbers()
        _check_threshold(self.threshold, at_least=self.at_least)
        if self.class_threshold is not None:
            _check_threshold(self.class_threshold, at_least=self.class_at_least)

    def _check_names(self) -> None:
        if self.method not in METHODS:
            known = ", ".join(METHODS)
            raise CountingError(f"There is no method {self.method!r}: use {known}.")
        if self.empty_block not in EMPTY_BLOCKS:
            raise CountingError("An empty class lapses or counts against.")

    def _check_numbers(self) -> None:
        for name in _FRACTIONS:
            value = getattr(self, name)
            if value is not None and not isinstance(value, Fraction | int):
                raise CountingError(f"{name} must be a fraction, such as 3/4.")
            if value is not None and not 0 <= value <= 1:
                raise CountingError(f"{name} must lie between nothing and 1: 1/10 is ten per cent.")
        for name in _NUMBERS:
            if type(getattr(self, name)) is not int or getattr(self, name) < 0:
                raise CountingError(f"{name} must be a whole number, and not below nothing.")

    @property
    def for_each_class(self) -> tuple[Fraction, bool] | None:
        """The threshold each class must meet and whether reaching it is enough."""
        if self.class_threshold is not None:
            return self.class_threshold, self.class_at_least
        return (self.threshold, self.at_least) if self.method == "concurrent" else None

    def quorum_of(self, roll: int) -> int:
        """How many of a roll of this size must take part."""
        return max(self.quorum_number, ceil(self.quorum_percent * roll))

    def class_quorum_of(self, roll: int) -> int:
        """How many of a class of this size must take part."""
        return max(self.class_quorum_number, ceil(self.class_quorum_percent * roll))

    def as_dict(self) -> Facts:
        """The rule as plain JSON values, fractions as "3/4"."""
        return {
            one.name: str(value) if one.name in _FRACTIONS and value is not None else value
            for one in fields(self)
            for value in [getattr(self, one.name)]
        }

    @classmethod
    def from_dict(cls, facts: Facts) -> Self:
        """The same rule again.

        Raises CountingError for an unknown or missing setting and for a number that is none.
        """
        unknown = facts.keys() - {one.name for one in fields(cls)}
        if unknown:
            raise CountingError(
                f"There is no setting {', '.join(sorted(unknown))} of a resolution."
            )
        missing = {"method", "threshold", "at_least"} - facts.keys()
        if missing:
            raise CountingError(f"The rule of a resolution lacks {', '.join(sorted(missing))}.")
        return cls(**{name: _read(name, value) for name, value in facts.items()})


def _read(name: str, value: Any) -> Any:
    if name not in _FRACTIONS or value is None:
        return value
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError) as error:
        raise CountingError(f"{name} is {value!r}: a fraction such as 3/4 is needed.") from error


def _check_threshold(threshold: Fraction, *, at_least: bool) -> None:
    if threshold == 0 and at_least:
        raise CountingError("A threshold of nothing passes everything.")
    if threshold == 1 and not at_least:
        raise CountingError("More than all votes cannot be had: use at least.")
