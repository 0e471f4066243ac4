"""What lies on an officer's desk: each round with the few numbers that say what needs doing."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ballots.models import RollEntry, Standing
from budgets.models import BudgetRound, Project, Readiness
from budgets.policies import Powers, Somebody, powers_over, visible_to
from statute import clock


@dataclass(frozen=True)
class OnDesk:
    """A round with this person's powers over it; the numbers hang on the round as `people`, `waiting` and so on."""

    round: BudgetRound
    powers: Powers
    now: datetime


def desk(person: Somebody, rounds: QuerySet[BudgetRound] | None = None) -> list[OnDesk]:
    """The person's rounds, the latest close first: four statements however many there are."""
    found = visible_to(person) if rounds is None else rounds
    rows = list(_with_numbers(found.select_related("ballot__roll", "ward", "neighbourhood")))
    powers, now = powers_over(person, rows), clock.now()
    return [OnDesk(row, powers[row.pk], now) for row in rows]


def _with_numbers(rounds: QuerySet[BudgetRound]) -> QuerySet[BudgetRound]:
    entries = RollEntry.objects.filter(ballot=OuterRef("ballot")).exclude(standing=Standing.STRUCK)
    voted = entries.exclude(channel="")
    return rounds.annotate(
        items_done=_number(Readiness.objects.filter(round=OuterRef("pk")), "round"),
        project_count=_number(Project.objects.filter(round=OuterRef("pk")), "round"),
        roll_size=_number(entries, "ballot"),
        people=_number(voted, "ballot"),
        waiting=_number(voted.exclude(waiting_for=""), "ballot"),
        without_code=_number(entries.filter(code_key=None, declared=False), "ballot"),
    )


def _number(
    rows: QuerySet[Project] | QuerySet[Readiness] | QuerySet[RollEntry], by: str
) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
