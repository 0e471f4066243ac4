"""Every decision of the council, for whoever watches them: where it departs, and what may still be called in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Now

from ballots.published_lists import ROWS_AT_A_TIME, Row
from budgets.policies import published
from delivery.models import Decision, DecisionLine
from funds.spreadsheets import cell
from places.models import Ward

# By the database's clock, as the verb judges it; where there is no period it is false and not unknown.
CALLABLE = Q(
    state="published", call_in=None, call_in_ends_at__isnull=False, call_in_ends_at__gt=Now()
)
_AS_RESIDENTS = Q(funded_pence=F("residents_pence"))
DEPARTS = Exists(DecisionLine.objects.filter(decision=OuterRef("pk")).exclude(_AS_RESIDENTS))
_DEPARTING = ~Q(lines__funded_pence=F("lines__residents_pence"))


@dataclass(frozen=True)
class Wish:
    """What of the list is wanted; everything at first."""

    ward: Ward | None = None
    open_to_call_in: bool = False
    departs: bool = False


def with_sums(rows: QuerySet[Decision]) -> QuerySet[Decision, Any]:
    """With `departures`, and `agreed` in pence, in the same statement."""
    return rows.annotate(
        departures=Count("lines", filter=_DEPARTING), agreed=Coalesce(Sum("lines__funded_pence"), 0)
    )


def listed(wish: Wish) -> QuerySet[Decision, Any]:
    """The decisions that stand, the newest first. One statement, with what each row shows."""
    rows: QuerySet[Decision, Any] = with_sums(
        Decision.objects.standing().filter(round__in=published())
    )
    if wish.ward:
        rows = rows.filter(round__ward__code=wish.ward.code)
    if wish.open_to_call_in:
        rows = rows.filter(CALLABLE)
    if wish.departs:
        rows = rows.filter(DEPARTS)
    rows = rows.select_related("round__ward", "round__neighbourhood", "call_in")
    return rows.defer("round__ward__boundary").order_by("-published_at", "-pk")


def wards() -> QuerySet[Ward]:
    """Those of whose rounds something was decided, each in its newest boundaries."""
    decided = Decision.objects.standing().values("round__ward__code")
    rows = Ward.objects.filter(code__in=decided).defer("boundary")
    return rows.order_by("code", "-vintage").distinct("code")


def lines(wish: Wish) -> Iterator[Row]:
    """The same list as a file: a row for each project decided on. Two statements at most."""
    yield ("round", "title", "ward", "version", "decided_on", "published_at", "way", "minute", "power", "law", "call_in_ends_at", "call_in", "number", "project", "residents_pounds", "funded_pounds", "departs", "reason")  # fmt: skip
    decisions = listed(wish).values("pk")
    rows = DecisionLine.objects.filter(decision__in=decisions).select_related(
        "decision__round__ward", "decision__call_in", "project__option"
    )
    rows = rows.defer("decision__round__ward__boundary")
    ordered = rows.order_by("-decision__published_at", "-decision", "project__option__number")
    for line in ordered.iterator(chunk_size=ROWS_AT_A_TIME):
        yield _line(line)


def _line(line: DecisionLine) -> Row:
    decision, option = line.decision, line.project.option
    call_in, ward = getattr(decision, "call_in", None), decision.round.ward
    return (
        decision.round.slug,
        cell(decision.round.title),
        ward.code if ward else "",
        decision.version,
        decision.made_on,
        decision.published_at,
        decision.way,
        cell(decision.minute),
        cell(decision.power_name),
        cell(decision.citation),
        decision.call_in_ends_at or "",
        call_in.outcome if call_in else "",
        option.number,
        cell(option.title),
        f"{line.residents_pence / 100:.2f}",
        f"{line.funded_pence / 100:.2f}",
        "yes" if line.departs else "no",
        cell(line.reason),
    )
