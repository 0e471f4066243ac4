"""Rounds as residents see them listed: which take votes, which come, what was decided. A few statements, however many there are.

What the clock has overtaken counts as over, whether or not anything has closed it yet.
"""

from collections.abc import Callable
from functools import cache, wraps

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    When,
    Window,
)
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce, Now

from ballots.models import BallotState
from ballots.models import Count as BallotCount
from budgets.models import BudgetRound, Project
from budgets.policies import published
from places.models import Neighbourhood, Ward

OPEN = Q(ballot__state=BallotState.OPEN, ballot__closes_at__gt=Now())
COMING = Q(ballot__state=BallotState.SCHEDULED)
DECIDED = Q(ballot__state=BallotState.DECLARED)
Rounds = QuerySet[BudgetRound]

_SHOWN = [
    "slug",
    "title",
    "ward__name",
    "ward__slug",
    "neighbourhood__name",
    "neighbourhood__slug",
    "ballot__state",
    "ballot__pot_pence",
    "ballot__opens_at",
    "ballot__closes_at",
    "ballot__minimum_age",
    "ballot__age_on",
    "ballot__strata",
]


def _built_once(build: Callable[[], Rounds]) -> Callable[[], Rounds]:
    """What is asked for again and again is the same each time, and building it costs more than asking the database."""
    kept = cache(build)

    @wraps(build)
    def fresh() -> Rounds:
        return kept().all()

    return fresh


@_built_once
def listed() -> Rounds:
    """Published rounds with how many projects can be chosen, and their first drawing for a picture.

    Of round, ballot and ward there is what lists show; the long texts are read by the pages of one round.
    """
    of_round = Project.objects.filter(round=OuterRef("pk")).order_by("option__number")
    there = of_round.filter(option__withdrawn_at=None).order_by().values("round")
    rounds = published().select_related("ballot", "ward", "neighbourhood").only(*_SHOWN)
    return rounds.annotate(
        # A count of its own: one over a join would group by every column that is read.
        project_count=Coalesce(Subquery(there.annotate(number=Count("pk")).values("number")), 0),
        drawing=Subquery(of_round.values("drawing")[:1]),
    )


@_built_once
def _open_then_coming() -> Rounds:
    """Open ones by their close, then those to come by their opening."""
    opens = Case(When(COMING, F("ballot__opens_at")))
    order = opens.asc(nulls_first=True), "ballot__closes_at"
    return listed().filter(OPEN | COMING).order_by(*order)


def now_and_next(most: int) -> list[BudgetRound]:
    """The open rounds that close first, at most so many; if there is none, the next to open."""
    rounds = list(_open_then_coming()[:most])
    taking = [one for one in rounds if one.ballot.state == BallotState.OPEN]
    return taking or rounds[:1]


@_built_once
def decided() -> Rounds:
    """Declared rounds with `people`, `won`, `all_projects` and `spent_pence`, the latest first.

    Each row carries `in_all_pence` too: what all declared rounds spend together.
    """
    outcome = BallotCount.objects.filter(ballot=OuterRef("ballot"), main=True)
    return (
        listed()
        .filter(DECIDED)
        .annotate(
            people=F("ballot__declaration__papers"),
            won=Subquery(outcome.values(found=_length("selected"))[:1]),
            all_projects=Subquery(outcome.values(found=_keys("explanation"))[:1]),
            spent_pence=Subquery(outcome.values(found=_spent())[:1]),
        )
        .annotate(in_all_pence=Window(Sum("spent_pence")))
        .order_by("-ballot__declaration__declared_at")
    )


def _length(key: str) -> Func:
    chosen = KeyTransform(key, "outcome")
    return Func(chosen, function="jsonb_array_length", output_field=IntegerField())


def _keys(key: str) -> Func:
    # An object has no length in PostgreSQL; the array of its keys has.
    keys = Func(
        KeyTransform(key, "outcome"),
        function="jsonb_path_query_array",
        template="%(function)s(%(expressions)s, '$.keyvalue()')",
    )
    return Func(keys, function="jsonb_array_length", output_field=IntegerField())


def _spent() -> Cast:
    return Cast(KeyTextTransform("spent", "outcome"), BigIntegerField())


def open_to(codes: list[str]) -> list[BudgetRound]:
    """The rounds in which people of these areas (a ward, a neighbourhood) can vote now."""
    rounds = published().filter(OPEN, ballot__strata__overlap=codes)
    return list(rounds.order_by("ballot__closes_at"))


def of_ward(ward: Ward) -> Rounds:
    """Every published round of this ward's people, or of a neighbourhood some of them live in, the latest first."""
    crossing = Neighbourhood.objects.filter(postcodes__ward=ward).values("pk")
    of_these = Q(ballot__strata__contains=[ward.code]) | Q(neighbourhood__in=crossing)
    return listed().filter(of_these).order_by("-ballot__closes_at")
