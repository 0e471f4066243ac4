"""What residents decided: for each project of the ballot its cost where they chose it, nothing where they did not."""

from budgets.models import BudgetRound, Project


def on_the_ballot(budget_round: BudgetRound) -> list[Project]:
    """The projects that are decided on: all but those withdrawn while people voted."""
    rows = budget_round.projects.select_related("option").filter(option__withdrawn_at=None)
    return list(rows.order_by("option__number"))


def chosen_pence(budget_round: BudgetRound) -> dict[int, int]:
    """By the project's id. Two statements; the caller has seen that the result is declared."""
    count = budget_round.ballot.counts.get(main=True)
    selected = {int(number) for number in count.outcome["selected"]}
    return {
        one.pk: one.option.cost if one.option.number in selected else 0
        for one in on_the_ballot(budget_round)
    }
