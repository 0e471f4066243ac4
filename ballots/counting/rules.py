"""The one function that counts."""

from ballots.counting import equal_shares, greedy
from ballots.counting.election import Election
from ballots.counting.outcome import Outcome
from ballots.counting.rule import COMPLETIONS, RULES, Rule

__all__ = ["COMPLETIONS", "RULES", "Rule", "count"]


def count(election: Election, rule: Rule) -> Outcome:
    """Count the papers by the rule.

    Raises CountingError where the papers cannot be counted by this rule.
    """
    counted = equal_shares.count if rule.rule == "equal-shares" else greedy.count
    return counted(election, rule)
