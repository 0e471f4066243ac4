"""What a count says: who won, why, and every use of the tie rule."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

VERSION = "1"

Facts = dict[str, Any]

MONEY = frozenset(
    {
        "beyond_budget",
        "budget",
        "cost",
        "endowment",
        "held",
        "left",
        "left_after",
        "left_before",
        "most_paid",
        "short_by",
        "spent",
        "would_spend",
    }
)


@dataclass(frozen=True)
class Outcome:
    """The result of one count. Amounts are minor units; `unit` says how many make one of currency.

    `explanation` has one entry an option, in file order, with the data of a sentence about why it
    won or lost; docs/counting.md lists the keys. Equal input gives an equal outcome, byte for byte.
    """

    rule: str
    completion: str
    settings: Facts
    budget: int
    spent: int
    unit: int
    voters: int
    selected: tuple[str, ...]
    ties: tuple[Facts, ...]
    rounds: tuple[Facts, ...]
    explanation: dict[str, Facts]
    input_digest: str
    certified: bool = True
    exact_comparisons: int = 0
    details: Facts = field(default_factory=dict)
    version: str = VERSION

    def as_dict(self) -> Facts:
        """The outcome as plain JSON values; amounts in minor units."""
        return {
            "version": self.version,
            "rule": self.rule,
            "completion": self.completion,
            "settings": dict(self.settings),
            "voters": self.voters,
            "budget": self.budget,
            "spent": self.spent,
            "unit": self.unit,
            "selected": list(self.selected),
            "certified": self.certified,
            "exact_comparisons": self.exact_comparisons,
            "ties": [dict(tie) for tie in self.ties],
            "rounds": [dict(one) for one in self.rounds],
            "details": dict(self.details),
            "explanation": {name: dict(facts) for name, facts in self.explanation.items()},
            "input_digest": self.input_digest,
        }

    def in_currency(self) -> Facts:
        """The same with amounts in units of currency, as `.pb` files write them."""
        return {**_in_currency(self.as_dict(), self.unit), "unit": 1}

    def as_json(self) -> str:
        """One line, the same for equal outcomes."""
        return json.dumps(self.as_dict(), ensure_ascii=False)


def _in_currency(facts: Mapping[str, Any], unit: int) -> Facts:
    return {key: _converted(key, value, unit) for key, value in facts.items()}


def _converted(key: str, value: Any, unit: int) -> Any:
    if key in MONEY and isinstance(value, int):
        return value // unit if value % unit == 0 else value / unit
    if isinstance(value, dict):
        return _in_currency(value, unit)
    if isinstance(value, list):
        return [_converted(key, one, unit) for one in value]
    return value
