"""The areas whose people vote in a round."""

from budgets.models import BudgetRound
from places.models import Ward


def names_of(budget_round: BudgetRound) -> dict[str, str]:
    """Name by code: of the round's own ward or neighbourhood, or of every ward of the whole area. One statement at most."""
    if area := budget_round.area:
        return {area.code: area.name}
    wards = Ward.objects.filter(code__in=budget_round.ballot.strata).order_by("vintage")
    return dict(wards.values_list("code", "name"))


def name_of(code: str) -> str:
    """Of one ward by its code, the newest of that code; "" for none. One statement, or none."""
    if not code:
        return ""
    found = Ward.objects.filter(code=code).order_by("-vintage")
    return found.values_list("name", flat=True).first() or code
