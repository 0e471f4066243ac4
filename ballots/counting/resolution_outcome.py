"""What the count of a resolution says."""

import json
from dataclasses import dataclass
from fractions import Fraction

from ballots.counting import proportions
from ballots.counting.outcome import Facts
from ballots.counting.resolution_blocks import BlockOutcome
from ballots.counting.resolution_rule import ResolutionRule

VERSION = "1"


@dataclass(frozen=True)
class ResolutionOutcome:
    """The decision, class by class, beside the plain head-count.

    `share` is what the threshold was measured against, and `value_share` the same by rateable
    value; none where nothing counted. `reasons` holds one entry `passed`, or every reason for which it failed;
    docs/counting.md lists them with their figures.
    """

    passed: bool
    rule: ResolutionRule
    blocks: tuple[BlockOutcome, ...]
    share: Fraction | None
    value_share: Fraction | None
    quorum_needed: int
    quorum_present: int
    reasons: tuple[Facts, ...]
    version: str = VERSION

    @property
    def votes_for(self) -> int:
        return sum(one.block.votes_for for one in self.blocks)

    @property
    def votes_against(self) -> int:
        return sum(one.block.votes_against for one in self.blocks)

    @property
    def abstentions(self) -> int:
        return sum(one.block.abstentions for one in self.blocks)

    @property
    def roll(self) -> int:
        return sum(one.block.roll for one in self.blocks)

    @property
    def head_count(self) -> Fraction | None:
        """Votes for out of votes for and against: every voter the same, nothing held to a cap."""
        voted = self.votes_for + self.votes_against
        return Fraction(self.votes_for, voted) if voted else None

    @property
    def turnout(self) -> Fraction | None:
        """Votes for and against out of the roll."""
        voted = self.votes_for + self.votes_against
        return Fraction(voted, self.roll) if self.roll else None

    def as_dict(self) -> Facts:
        """The outcome as plain JSON values, shares as `exact` "2/3" and `percent` "66.66"."""
        threshold = self.rule.threshold
        return {
            "version": self.version,
            "passed": self.passed,
            "reasons": [dict(reason) for reason in self.reasons],
            "share": proportions.written(self.share, threshold),
            "value_share": proportions.written(self.value_share, threshold),
            "head_count": {
                "for": self.votes_for,
                "against": self.votes_against,
                "abstentions": self.abstentions,
                "roll": self.roll,
                "share": proportions.written(self.head_count, threshold),
            },
            "turnout": proportions.written(self.turnout, self.rule.turnout_floor),
            "quorum": {"needed": self.quorum_needed, "present": self.quorum_present},
            "blocks": [one.as_dict() for one in self.blocks],
            "rule": self.rule.as_dict(),
        }

    def as_json(self) -> str:
        """One line, the same for equal outcomes."""
        return json.dumps(self.as_dict(), ensure_ascii=False)
