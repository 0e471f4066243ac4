from django.urls import reverse

from ballots import receipt_letters
from budgets.models import BudgetRound


def post_receipt(*, to: str, budget_round: BudgetRound, receipt: str) -> None:
    """The receipt of a vote in this round, with its own pages."""
    receipt_letters.post_receipt(
        to=to,
        ballot=budget_round.ballot,
        title=budget_round.title,
        receipt=receipt,
        change=reverse("budgets:choose", args=[budget_round.slug]),
        check=reverse("budgets:check_receipt"),
    )
