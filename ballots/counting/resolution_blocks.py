"""The blocks of a resolution: the voters of each class, and what each class makes of the result."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ballots.counting import proportions
from ballots.counting.election import CountingError
from ballots.counting.outcome import Facts
from ballots.counting.resolution_caps import held_to_caps
from ballots.counting.resolution_rule import ResolutionRule


@dataclass(frozen=True)
class Block:
    """The votes of one class.

    `weight` is its fixed share of the result beside the weights of the others. `roll` is how many
    may vote. `value` is the rateable value in whole pounds of each voter of the block. `cap` is the
    most this block may be of all voting strength, 1/10 for ten per cent.
    """

    code: str
    name: str
    weight: Fraction | None
    roll: int
    votes_for: int
    votes_against: int
    abstentions: int
    value: int = 0
    cap: Fraction | None = None

    def __post_init__(self) -> None:
        if min(self.votes_for, self.votes_against, self.abstentions, self.value) < 0:
            raise CountingError(f"A number of class {self.code} is below nothing.")
        if self.taking_part > self.roll:
            raise CountingError(f"Class {self.code} has more votes than voters on its roll.")
        if self.weight is not None and not self.weight > 0:
            raise CountingError(f"The weight of class {self.code} must be above nothing.")
        if self.cap is not None and not 0 <= self.cap <= 1:
            raise CountingError(f"The cap of class {self.code} must lie between nothing and 1.")

    @property
    def voted(self) -> int:
        """Votes for and against."""
        return self.votes_for + self.votes_against

    @property
    def taking_part(self) -> int:
        """All who handed in a paper, abstentions included."""
        return self.voted + self.abstentions

    def measured_on(self, rule: ResolutionRule) -> int:
        """What votes for are a share of: the votes cast, or everybody on the roll."""
        return self.roll if rule.of_all_members else self.voted

    def share(self, rule: ResolutionRule) -> Fraction | None:
        """Votes for out of that; none for an empty block."""
        base = self.measured_on(rule)
        return Fraction(self.votes_for, base) if base else None


@dataclass(frozen=True)
class BlockOutcome:
    """One class in the result.

    `strength` is its part of all voting strength; the strengths times the shares add up to the
    result. `met` says whether the class met the threshold for each class, where there is one.
    """

    block: Block
    share: Fraction | None
    strength: Fraction
    lapsed: bool
    capped: bool
    quorum_needed: int
    met: bool | None

    def as_dict(self) -> Facts:
        """Plain JSON values."""
        block = self.block
        return {
            "code": block.code,
            "name": block.name,
            "weight": None if block.weight is None else str(block.weight),
            "cap": None if block.cap is None else str(block.cap),
            "value": block.value,
            "roll": block.roll,
            "for": block.votes_for,
            "against": block.votes_against,
            "abstentions": block.abstentions,
            "share": proportions.written(self.share),
            "strength": proportions.written(self.strength),
            "contribution": proportions.written(self.strength * (self.share or 0)),
            "lapsed": self.lapsed,
            "capped": self.capped,
            "quorum_needed": self.quorum_needed,
            "met": self.met,
        }


@dataclass(frozen=True)
class Strengths:
    """How much of the voting strength each block has, by code; all nothing where none has any."""

    by_code: dict[str, Fraction]
    capped: frozenset[str]

    def result(self, blocks: Sequence[Block], rule: ResolutionRule) -> Fraction | None:
        """The sum of strength x share; none where nothing counts."""
        if not any(self.by_code.values()):
            return None
        parts = (self.by_code[block.code] * (block.share(rule) or 0) for block in blocks)
        return sum(parts, Fraction(0))


def strengths(blocks: Sequence[Block], amounts: dict[str, Fraction]) -> Strengths:
    """Amounts of voting strength, held to the caps and made parts of one."""
    caps = {block.code: block.cap for block in blocks if block.cap is not None}
    held = held_to_caps(amounts, caps)
    whole = sum(held.values(), Fraction(0))
    return Strengths(
        {code: amount / whole if whole else Fraction(0) for code, amount in held.items()},
        frozenset(code for code in caps if held[code] < amounts[code]),
    )


def by_head(blocks: Sequence[Block], rule: ResolutionRule) -> dict[str, Fraction]:
    """Every vote the same."""
    return {block.code: Fraction(block.measured_on(rule)) for block in blocks}


def by_value(blocks: Sequence[Block], rule: ResolutionRule) -> dict[str, Fraction]:
    """Every vote as much as the rateable value behind it."""
    return {block.code: Fraction(block.value * block.measured_on(rule)) for block in blocks}


def by_weight(blocks: Sequence[Block], rule: ResolutionRule) -> dict[str, Fraction]:
    """Every class as much as its weight, and nothing where it lapses."""
    return {
        block.code: Fraction(0) if lapses(block, rule) else Fraction(block.weight or 0)
        for block in blocks
    }


def lapses(block: Block, rule: ResolutionRule) -> bool:
    """Whether the block is empty and the rule lets the others decide."""
    return rule.empty_block == "lapses" and block.share(rule) is None
