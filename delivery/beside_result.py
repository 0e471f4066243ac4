"""The decision on the page of the result it decides on: the two stand beside each other for ever."""

from dataclasses import dataclass

from budgets import after_result
from budgets.after_result import Section
from budgets.results import Result
from delivery.decision_tables import lines_table
from delivery.shown import Shown, versions
from look.tables import Table
from statute import clock


@dataclass(frozen=True)
class Told:
    """The decision that stands, its lines as a table, and how many versions it replaced."""

    shown: Shown
    table: Table
    replaced: int


def register() -> None:
    after_result.register(decision_section)


def decision_section(result: Result) -> Section | None:
    if result.budget_round.decided_at is None:
        return None
    found = versions(result.budget_round, clock.now())
    told = Told(found[0], lines_table(found[0]), len(found) - 1)
    return Section("delivery/beside_result.html", told, decides=True)
