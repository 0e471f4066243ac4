"""What follows a declared result, shown on its page for ever: rooms that know of it register a section."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from budgets.models import BudgetRound
from budgets.results import Result


@dataclass(frozen=True)
class Section:
    """A template and what it says; `decides` is true of the one that says what was decided on the result."""

    template: str
    told: Any
    decides: bool = False


# None where there is nothing to say yet; a constant number of statements.
Source = Callable[[Result], Section | None]
_SOURCES: list[Source] = []


# What a file of the result adds by name: JSON values, money in pence. None where there is nothing yet.
Facts = Callable[[BudgetRound], Any]
_FACTS: dict[str, Facts] = {}


def register_facts(name: str, facts: Facts) -> None:
    """Under `name` in the round's result.json."""
    _FACTS[name] = facts


def facts(budget_round: BudgetRound) -> dict[str, Any]:
    return {name: found(budget_round) for name, found in _FACTS.items()}


def register(source: Source) -> None:
    _SOURCES.append(source)


def sections(result: Result) -> list[Section]:
    """In the order in which their rooms registered them."""
    return [found for source in _SOURCES if (found := source(result)) is not None]
