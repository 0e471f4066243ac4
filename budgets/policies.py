"""Who may see and run which round. A request gets a round through these querysets alone.

Grants are guardian's, one row for a person or a group and one round. Administrators (superusers) hold
every grant. Two-person rule: whoever was personally given the running of a round does not declare it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import Now

from ballots.models import BallotState
from budgets.models import BudgetRound, BudgetRoundGroupGrant, BudgetRoundPersonGrant
from members.models import Person

MANAGE, DECLARE, WATCH, DESK = "manage_round", "declare_round", "watch_round", "desk_round"
APPRAISE, DECIDE, DELIVER = "appraise_round", "decide_round", "deliver_round"
EVERY = frozenset({MANAGE, DECLARE, WATCH, DESK, APPRAISE, DECIDE, DELIVER})
Somebody = Person | AnonymousUser


def published() -> QuerySet[BudgetRound]:
    """The rounds that anyone may see: all but drafts, which a published round is not though its vote is."""
    return BudgetRound.objects.exclude(ballot__state=BallotState.DRAFT, published_at=None)


def declared() -> QuerySet[BudgetRound]:
    """The rounds whose result anyone may see, superseded ones among them."""
    return published().filter(ballot__state__in=[BallotState.DECLARED, BallotState.SUPERSEDED])


def open_now_marked(rounds: QuerySet[BudgetRound]) -> QuerySet[BudgetRound]:
    """With `open_now`: whether a vote would be taken, by the database's clock and not by the last beat."""
    taking = Q(
        ballot__state=BallotState.OPEN, ballot__opens_at__lte=Now(), ballot__closes_at__gt=Now()
    )
    return rounds.annotate(open_now=ExpressionWrapper(taking, output_field=BooleanField()))


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


@dataclass(frozen=True)
class Powers:
    """What one person may do with one round. `runs` says that the running was given to this very person."""

    names: frozenset[str] = frozenset()
    runs: bool = False

    @property
    def manage(self) -> bool:
        return MANAGE in self.names

    @property
    def declare(self) -> bool:
        """Reconcile and declare: two people stand behind every result, so never who runs the round."""
        return DECLARE in self.names and not self.runs

    @property
    def desk(self) -> bool:
        """Take votes on paper and with help. Which desk it is, the first act there settles (`ballots.desks`)."""
        return DESK in self.names or self.declare

    @property
    def appraise(self) -> bool:
        return APPRAISE in self.names or self.manage

    @property
    def decide(self) -> bool:
        """Confirm the result or depart from it: the one the law lets decide, who needs to run nothing."""
        return DECIDE in self.names

    @property
    def deliver(self) -> bool:
        return DELIVER in self.names or self.manage

    @property
    def letters(self) -> bool:
        """Order letters with codes and release their files, which takes two people."""
        return self.manage or self.declare

    @property
    def watch(self) -> bool:
        """Any grant shows the turnout, which says how many voted and never how."""
        return bool(self.names)


def powers_over(person: Somebody, rounds: Iterable[BudgetRound]) -> dict[int, Powers]:
    """The powers over each of the rounds, by the round's id, in two queries however many they are."""
    ids = [budget_round.pk for budget_round in rounds]
    if not isinstance(person, Person) or not person.is_active or not person.is_staff:
        return dict.fromkeys(ids, Powers())
    personal = _names_by_round(BudgetRoundPersonGrant.objects.filter(user=person), ids)
    shared = _names_by_round(BudgetRoundGroupGrant.objects.filter(group__user=person), ids)
    every = EVERY if person.is_superuser else frozenset()
    return {
        pk: Powers(frozenset(personal[pk] | shared[pk] | every), MANAGE in personal[pk])
        for pk in ids
    }


def powers(person: Somebody, budget_round: BudgetRound) -> Powers:
    return powers_over(person, [budget_round])[budget_round.pk]


def can_make(person: Somebody) -> bool:
    return person.is_staff and person.has_perm("budgets.add_budgetround")


def can_manage(person: Somebody, budget_round: BudgetRound) -> bool:
    return powers(person, budget_round).manage


def can_declare(person: Somebody, budget_round: BudgetRound) -> bool:
    return powers(person, budget_round).declare


def can_take_votes(person: Somebody, budget_round: BudgetRound) -> bool:
    return powers(person, budget_round).desk


def can_send_letters(person: Somebody, budget_round: BudgetRound) -> bool:
    return powers(person, budget_round).letters


def can_appraise(person: Somebody, budget_round: BudgetRound) -> bool:
    return powers(person, budget_round).appraise


def can_decide(person: Somebody, budget_round: BudgetRound) -> bool:
    return powers(person, budget_round).decide


def can_deliver(person: Somebody, budget_round: BudgetRound) -> bool:
    return powers(person, budget_round).deliver


def can_watch(person: Somebody, budget_round: BudgetRound) -> bool:
    return powers(person, budget_round).watch


def _names_by_round(grants: QuerySet[Any], ids: list[int]) -> dict[int, set[str]]:
    names: dict[int, set[str]] = defaultdict(set)
    rows = grants.filter(content_object__in=ids)
    for pk, name in rows.values_list("content_object", "permission__codename"):
        names[pk].add(name)
    return names
