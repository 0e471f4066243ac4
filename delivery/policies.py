"""Who may call decisions in and keep the list of powers. Deciding and delivering are parts in a round (`budgets.policies`)."""

from django.db.models import QuerySet

from budgets.models import BudgetRound
from budgets.policies import Somebody, published
from delivery.models import DecisionState


def can_call_in(person: Somebody) -> bool:
    """Scrutiny, which watches every decision of the council."""
    return bool(person.is_staff and person.is_active and person.has_perm("delivery.call_in"))


def can_keep_powers(person: Somebody) -> bool:
    return bool(person.is_staff and person.is_active and person.has_perm("delivery.change_power"))


def called_in_by(person: Somebody) -> QuerySet[BudgetRound]:
    """The rounds whose decision this person may call in: those that have one."""
    if not can_call_in(person):
        return BudgetRound.objects.none()
    return published().filter(decisions__state=DecisionState.PUBLISHED)
