"""The decision on the page of the result it decides on: the two stand beside each other for ever."""

from dataclasses import dataclass
from typing import Any

from budgets import after_result
from budgets.after_result import Section
from budgets.models import BudgetRound
from budgets.results import Result
from delivery.decision_tables import lines_table
from delivery.models import CallIn
from delivery.shown import Shown, versions
from delivery.telling import told
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
    after_result.register_facts("decision", decision_facts)


def decision_facts(budget_round: BudgetRound) -> dict[str, Any] | None:
    """The decision that stands, as the public record was told of it, with its call-in; None before there is one."""
    standing = budget_round.decisions.standing().select_related("call_in").first()
    if standing is None:
        return None
    standing.round = budget_round
    call_in = getattr(standing, "call_in", None)
    return {
        **told(standing),
        "published_at": standing.published_at,
        "decided_on": standing.made_on,
        "call_in_ends_at": standing.call_in_ends_at,
        "call_in": _call_in(call_in) if call_in else None,
    }


def _call_in(call_in: CallIn) -> dict[str, Any]:
    names = ("members", "reason", "made_at", "outcome", "outcome_reason", "resolved_at")
    return {name: getattr(call_in, name) for name in names}


def decision_section(result: Result) -> Section | None:
    if result.budget_round.decided_at is None:
        return None
    found = versions(result.budget_round, clock.now())
    told = Told(found[0], lines_table(found[0]), len(found) - 1)
    return Section("delivery/beside_result.html", told, decides=True)
