"""The declaration of a round on money, in the order of the page of its result."""

from typing import Any

from ballots.turnout_tables import share_of_roll
from budgets import count_words, result_words, results, tie_words, turnout_tables
from budgets.models import BudgetRound
from look import bars


def context(budget_round: BudgetRound) -> dict[str, Any]:
    found = results.read(budget_round)
    costs = [line.cost_pence for line in found.winners]
    return {
        "result": found,
        "budget_round": budget_round,
        "demonstration": budget_round.demonstration,
        "headline": result_words.headline(found),
        "bar": bars.money_bar(costs, found.ballot.pot),
        "how_counted": count_words.how_counted(found.outcome),
        "details": count_words.details(found.outcome),
        "ties": tie_words.ties_in_short(found.outcome),
        "share": share_of_roll(found.ballot, found.declaration),
        "turnout_tables": turnout_tables.tables(found),
    }
