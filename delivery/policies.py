"""Who may call decisions in, keep the list of powers, and sign what they decide. Writing a decision down and delivering are parts in a round (`budgets.policies`)."""

from django.db.models import Q, QuerySet

from budgets.models import BudgetRound
from budgets.policies import Somebody, published
from councillors.policies import office_of
from delivery.models import Decider, DecisionState, Vote
from members.models import Person


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


def named_to_decide(person: Somebody) -> QuerySet[Decider]:
    """Where this person is, or was, asked to decide by signing: drafts once they were shown to them, and what became of them."""
    if not isinstance(person, Person) or not person.is_active:
        return Decider.objects.none()
    theirs = Q(councillor__person=person) | Q(officer=person)
    shown = Q(decision__asked_at__isnull=False) | Q(cleared_at__isnull=False)
    shown |= Q(before_referral=True)
    rows = Decider.objects.filter(theirs, shown, decision__way="signed")
    return rows.select_related(
        "decision__round__ballot", "decision__power", "councillor", "signature"
    )


def waits_for(person: Person) -> QuerySet[Decider]:
    """The drafts that wait for this person’s signature now."""
    rows = named_to_decide(person).filter(before_referral=False, signature=None, vote=Vote.NONE)
    return rows.filter(
        decision__state=DecisionState.DRAFT, decision__asked_at__isnull=False
    ).order_by("decision__asked_at")


def may_decide(person: Somebody) -> bool:
    """Whether there is a page of decisions for them at all: for councillors in office, and whoever was ever named."""
    return office_of(person) is not None or named_to_decide(person).exists()
