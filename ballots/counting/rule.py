"""The settings of a count."""

from dataclasses import dataclass
from fractions import Fraction

from ballots.counting.election import CountingError
from ballots.counting.outcome import Facts
from ballots.counting.ties import check_tie_rule

RULES = ("greedy", "greedy-per-cost", "equal-shares")
MOST_PERCENT = 100
COMPLETIONS = ("none", "greedy", "add1", "add1-greedy")


@dataclass(frozen=True)
class Rule:
    """How papers become a result; everything here is published before a vote opens.

    `threshold`: options with a lower score are left out; `threshold_percent`: so are those that fewer
    voters named than that part of all whose papers are counted. `last_if_left` (greedy only): stop at the
    first option that does not fit, and fund it all the same if at least that part of its cost is
    left. `step`: units of currency that add1 raises a voter's endowment by each time.
    """

    rule: str = "greedy"
    completion: str = "none"
    stop_at_first_that_does_not_fit: bool = False
    threshold: int = 0
    threshold_percent: int = 0
    last_if_left: Fraction | None = None
    tie_rule: str = "votes-cost-id"
    step: int = 1

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise CountingError(f"There is no rule {self.rule!r}: use {', '.join(RULES)}.")
        if self.completion not in COMPLETIONS:
            known = ", ".join(COMPLETIONS)
            raise CountingError(f"There is no completion {self.completion!r}: use {known}.")
        if self.rule != "equal-shares" and self.completion != "none":
            raise CountingError("Only equal shares takes a completion.")
        self._check_greedy_settings()
        if self.threshold < 0:
            raise CountingError("A threshold cannot be below nothing.")
        if not 0 <= self.threshold_percent <= MOST_PERCENT:
            raise CountingError("A threshold in per cent must lie between 0 and 100.")
        if self.step < 1:
            raise CountingError("The step of add1 must be at least one unit of currency.")
        check_tie_rule(self.tie_rule)

    def _check_greedy_settings(self) -> None:
        if self.rule == "equal-shares" and self.stops:
            raise CountingError("Only the greedy rules stop at the first that does not fit.")
        if self.last_if_left is not None and not 0 < self.last_if_left <= 1:
            raise CountingError("The part left for the last option must lie above 0 and up to 1.")

    @property
    def stops(self) -> bool:
        """Whether the count ends at the first option that does not fit."""
        return self.stop_at_first_that_does_not_fit or self.last_if_left is not None

    def settings(self) -> Facts:
        """The settings as plain values, for the record of a count."""
        facts: Facts = {"tie_rule": self.tie_rule, "threshold": self.threshold}
        if self.threshold_percent:
            facts["threshold_percent"] = self.threshold_percent
        if self.rule == "equal-shares":
            return {**facts, "step": self.step}
        share = self.last_if_left
        return {
            **facts,
            "stop_at_first_that_does_not_fit": self.stops,
            "last_if_left": None if share is None else str(share),
        }
