"""Who may see and run which round. A request gets a round through these querysets alone.

Grants are guardian's, one row for a person or a group and one round. Administrators (superusers) hold
every grant. Two-person rule: whoever was personally given the running of a round does not declare it.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from ballots.models import BallotState
from budgets.models import BudgetRound, BudgetRoundGroupGrant, BudgetRoundPersonGrant
from members.models import Person

MANAGE, DECLARE, WATCH = "manage_round", "declare_round", "watch_round"
Somebody = Person | AnonymousUser


def published() -> QuerySet[BudgetRound]:
    """The rounds that anyone may see: all but drafts."""
    return BudgetRound.objects.exclude(ballot__state=BallotState.DRAFT)


def visible_to(person: Somebody) -> QuerySet[BudgetRound]:
    """The rounds on this person's desk: those with any grant, all of them for an administrator."""
    if not isinstance(person, Person) or not person.is_active or not person.is_staff:
        return BudgetRound.objects.none()
    if person.is_superuser:
        return BudgetRound.objects.all()
    personal = BudgetRoundPersonGrant.objects.filter(user=person)
    shared = BudgetRoundGroupGrant.objects.filter(group__user=person)
    return BudgetRound.objects.filter(
        Q(pk__in=personal.values("content_object")) | Q(pk__in=shared.values("content_object"))
    )


def grants_on(person: Somebody, budget_round: BudgetRound) -> frozenset[str]:
    """What the person may do with the round, as permission names; one query, none for an administrator."""
    if not isinstance(person, Person) or not person.is_active or not person.is_staff:
        return frozenset()
    if person.is_superuser:
        return frozenset({MANAGE, DECLARE, WATCH})
    personal = BudgetRoundPersonGrant.objects.filter(user=person, content_object=budget_round)
    shared = BudgetRoundGroupGrant.objects.filter(group__user=person, content_object=budget_round)
    return frozenset(
        personal.values_list("permission__codename", flat=True).union(
            shared.values_list("permission__codename", flat=True)
        )
    )


def can_make(person: Somebody) -> bool:
    return (
        isinstance(person, Person)
        and person.is_staff
        and person.has_perm("budgets.add_budgetround")
    )


def can_manage(person: Somebody, budget_round: BudgetRound) -> bool:
    return MANAGE in grants_on(person, budget_round)


def can_watch(person: Somebody, budget_round: BudgetRound) -> bool:
    """Any grant shows the turnout, which says how many voted and never how."""
    return bool(grants_on(person, budget_round))


def can_declare(person: Somebody, budget_round: BudgetRound) -> bool:
    """Holds `declare_round` and does not run the round: two people stand behind every result."""
    return DECLARE in grants_on(person, budget_round) and not runs_it(person, budget_round)


def runs_it(person: Somebody, budget_round: BudgetRound) -> bool:
    """Whether this very person, not a group, was given the running of the round."""
    return BudgetRoundPersonGrant.objects.filter(
        user_id=person.pk, content_object=budget_round, permission__codename=MANAGE
    ).exists()
