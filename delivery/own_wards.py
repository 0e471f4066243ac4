"""The wards whose members may decide on a round under section 236 of the Local Government and Public Involvement in Health Act 2007.

The section lets a council hand a member what it does "in relation to the electoral division or ward" they are elected for.
"""

from budgets.models import BudgetRound
from places.models import Postcode


def codes_of(budget_round: BudgetRound) -> list[str]:
    """The round's own ward, or those its neighbourhood lies in; none where it is of the whole area. One statement at most."""
    if budget_round.ward:
        return [budget_round.ward.code]
    if budget_round.neighbourhood_id is None:
        return []
    inside = Postcode.objects.filter(neighbourhood=budget_round.neighbourhood_id)
    found = inside.exclude(ward=None).order_by("ward__code").distinct()
    return list(found.values_list("ward__code", flat=True))
