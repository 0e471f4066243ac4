"""The least support with which an option can win."""

from dataclasses import dataclass
from typing import Self

from ballots.counting.election import Election
from ballots.counting.outcome import Facts
from ballots.counting.rule import Rule


@dataclass(frozen=True)
class Floor:
    """`score` is what an option must reach in points or votes, `voters` how many voters must name it."""

    score: int
    voters: int
    by_points: bool

    @classmethod
    def of(cls, election: Election, rule: Rule) -> Self:
        """The floors of a rule for these papers; a part of a voter counts as a whole one."""
        share = -(-election.voters * rule.threshold_percent // 100)
        if rule.threshold_percent:  # Where nobody voted, nobody is no part of the voters.
            share = max(share, 1)
        return cls(rule.threshold, share, election.points is not None)

    def missed(self, votes: int, score: int) -> Facts | None:
        """Which floor the option missed and by how much, the higher of two; none if it reached both."""
        voters_short, score_short = self.voters - votes, self.score - score
        if voters_short > 0 and (self.by_points or voters_short >= score_short):
            return {
                "why": "below-share",
                "votes_needed": voters_short,
                "votes_to_reach": self.voters,
            }
        if score_short > 0:
            return {"why": "below-threshold", "votes_needed": score_short}
        return None
