"""The organisations on somebody's desk, with what needs doing there, in a few queries however many there are."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Count,
    DateTimeField,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from members.models import (
    AWAITED,
    Application,
    ApplicationState,
    Membership,
    Organisation,
    Person,
)
from members.organisation_policies import Powers, kept_by, powers_over, visible_to

MOST_WAITING = 20


@dataclass(frozen=True)
class OnDesk:
    """One organisation: its members now, applications that wait and since when, payments awaited from members."""

    organisation: Organisation
    powers: Powers
    members: int
    waiting: int
    oldest: datetime | None
    unpaid: int


def desk(person: Person, rows: QuerySet[Organisation] | None = None) -> QuerySet[Organisation]:
    """The organisations with counts; a page of them goes through `on_desk`."""
    found = visible_to(person) if rows is None else rows
    waiting = Application.objects.filter(
        organisation=OuterRef("pk"), state=ApplicationState.SUBMITTED
    ).order_by()
    return found.annotate(
        member_count=_number(
            Membership.objects.filter(organisation=OuterRef("pk"), ceased_on=None)
        ),
        waiting_count=_number(waiting),
        oldest_at=Subquery(
            waiting.values("organisation").annotate(at=Min("made_at")).values("at"),
            output_field=DateTimeField(),
        ),
        unpaid_count=_number(
            Application.objects.filter(
                Q(state=ApplicationState.ACCEPTED),
                organisation=OuterRef("pk"),
                payment__in=AWAITED,
            )
        ),
    ).order_by("-waiting_count", "name")


def waiting_for(person: Person) -> list[OnDesk]:
    """The organisations in which applications or payments wait for this person, the most applications first."""
    kept = desk(person, kept_by(person))
    waiting = kept.filter(Q(waiting_count__gt=0) | Q(unpaid_count__gt=0))
    return on_desk(person, list(waiting[:MOST_WAITING]))


def on_desk(person: Person, organisations: list[Organisation]) -> list[OnDesk]:
    """What the page shows; counts only for those whose register this person keeps."""
    powers = powers_over(person, organisations)
    return [_row(one, powers[one.pk]) for one in organisations]


def _row(one: Organisation, powers: Powers) -> OnDesk:
    keeps = powers.keep_register
    return OnDesk(
        organisation=one,
        powers=powers,
        members=_annotated(one, "member_count"),
        waiting=_annotated(one, "waiting_count") if keeps else 0,
        oldest=getattr(one, "oldest_at", None) if keeps else None,
        unpaid=_annotated(one, "unpaid_count") if keeps else 0,
    )


def _annotated(one: Organisation, name: str) -> int:
    return int(getattr(one, name))


def _number(rows: QuerySet[Application] | QuerySet[Membership]) -> Coalesce:
    counted = rows.order_by().values("organisation").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
