"""What must be settled before a round may close: rooms that hold something of it open say so here."""

from collections.abc import Callable

from budgets.errors import RoundError
from budgets.models import BudgetRound

# A sentence on what is left to do, or nothing.
Unsettled = Callable[[BudgetRound], str]
_ASKED: list[Unsettled] = []


def register(unsettled: Unsettled) -> Unsettled:
    """Asked inside the transaction that closes a round."""
    _ASKED.append(unsettled)
    return unsettled


def require_settled(budget_round: BudgetRound) -> None:
    """Raises RoundError with the first thing that is left to do."""
    for unsettled in _ASKED:
        if sentence := unsettled(budget_round):
            raise RoundError(sentence)
