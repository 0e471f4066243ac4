"""The Method of Equal Shares."""

from ballots.counting.election import CountingError, Election
from ballots.counting.outcome import Outcome
from ballots.counting.rule import Rule


def count(election: Election, rule: Rule) -> Outcome:
    """Count by `equal-shares`."""
    raise CountingError(f"{rule.rule} cannot count {election.voters} papers yet.")
