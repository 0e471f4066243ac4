"""Resolutions: votes for and against, class by class, under the rule of a constitution.

Whole numbers and fractions only. The result is the sum over the classes of strength x for / (for +
against); by head-count a class is as strong as the votes it cast, by class weight as its weight.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ballots.counting import resolution_reasons as reasons
from ballots.counting.election import CountingError
from ballots.counting.outcome import Facts
from ballots.counting.resolution_blocks import (
    Block,
    BlockOutcome,
    Strengths,
    by_head,
    by_value,
    by_weight,
    lapses,
    strengths,
)
from ballots.counting.resolution_outcome import ResolutionOutcome
from ballots.counting.resolution_rule import EMPTY_BLOCKS, METHODS, ResolutionRule

__all__ = [
    "EMPTY_BLOCKS",
    "METHODS",
    "Block",
    "BlockOutcome",
    "ResolutionOutcome",
    "ResolutionRule",
    "count_resolution",
]


def count_resolution(blocks: Sequence[Block], rule: ResolutionRule) -> ResolutionOutcome:
    """Decide by the rule.

    Raises CountingError where the classes cannot be counted by it.
    """
    _check(blocks, rule)
    return _Counted(tuple(blocks), rule).outcome()


def _check(blocks: Sequence[Block], rule: ResolutionRule) -> None:
    if not blocks:
        raise CountingError("A resolution needs at least one class of voters.")
    twice = [code for code, times in Counter(block.code for block in blocks).items() if times > 1]
    if twice:
        raise CountingError(f"Two classes have the code {twice[0]}.")
    for block in blocks:
        if rule.method == "class-weight" and block.weight is None:
            raise CountingError(f"Class {block.code} has no weight.")
    if rule.method == "dual" and not any(block.value for block in blocks):
        raise CountingError("No class has a rateable value.")


@dataclass(frozen=True)
class _Counted:
    blocks: tuple[Block, ...]
    rule: ResolutionRule

    def outcome(self) -> ResolutionOutcome:
        strong = self._strengths()
        outcomes = [self._block(block, strong) for block in self.blocks]
        share, value_share = strong.result(self.blocks, self.rule), self._value_share()
        missed = self._missed(outcomes, share, value_share)
        return ResolutionOutcome(
            passed=not missed,
            rule=self.rule,
            blocks=tuple(outcomes),
            share=share,
            value_share=value_share,
            quorum_needed=self._quorum_needed,
            quorum_present=sum(map(self._present, self.blocks)),
            reasons=tuple(missed) or (self._passed(share, value_share),),
        )

    def _strengths(self) -> Strengths:
        amounts = by_weight if self.rule.method == "class-weight" else by_head
        return strengths(self.blocks, amounts(self.blocks, self.rule))

    def _value_share(self) -> Fraction | None:
        if self.rule.method != "dual":
            return None
        valued = strengths(self.blocks, by_value(self.blocks, self.rule))
        return valued.result(self.blocks, self.rule)

    def _block(self, block: Block, strong: Strengths) -> BlockOutcome:
        return BlockOutcome(
            block=block,
            share=block.share(self.rule),
            strength=strong.by_code[block.code],
            lapsed=lapses(block, self.rule),
            capped=block.code in strong.capped,
            quorum_needed=self.rule.class_quorum_of(block.roll),
            met=self._met(block),
        )

    def _met(self, block: Block) -> bool | None:
        """None where no class has to pass on its own, and for a class that lapses."""
        needed = self.rule.for_each_class
        if needed is None or lapses(block, self.rule):
            return None
        threshold, at_least = needed
        return reasons.met(block.share(self.rule), threshold, at_least=at_least)

    def _missed(
        self, outcomes: list[BlockOutcome], share: Fraction | None, value_share: Fraction | None
    ) -> list[Facts]:
        present = [self._present(block) for block in self.blocks]
        roll, voted = _total(self.blocks, "roll"), _total(self.blocks, "voted")
        found = [
            reasons.quorum(sum(present), self._quorum_needed),
            reasons.turnout(voted, roll, self.rule),
            *reasons.of_classes(outcomes, present, self.rule),
            reasons.against_threshold("threshold-missed", share, self.rule),
        ]
        if self.rule.method == "dual":
            found.append(reasons.against_threshold("value-missed", value_share, self.rule))
        return [reason for reason in found if reason is not None]

    @property
    def _quorum_needed(self) -> int:
        return self.rule.quorum_of(_total(self.blocks, "roll"))

    def _present(self, block: Block) -> int:
        return block.taking_part if self.rule.abstentions_count_to_quorum else block.voted

    def _passed(self, share: Fraction | None, value_share: Fraction | None) -> Facts:
        rule = self.rule
        found: Facts = {"code": "passed"}
        if share is not None:
            found |= reasons.figures(share, rule.threshold, at_least=rule.at_least)
        if value_share is not None:
            value = reasons.figures(value_share, rule.threshold, at_least=rule.at_least)
            found["value_share"] = value["share"]
        return found


def _total(blocks: Sequence[Block], name: str) -> int:
    return sum(getattr(block, name) for block in blocks)
