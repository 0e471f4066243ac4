"""Which seats a constituency has, which are free on a day, and until when who is elected holds one."""

from datetime import date

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from governance.models import Constituency, Seat, Term
from statute.months import months_later


def seats_of(constituency: Constituency) -> list[Seat]:
    """Its seats in order, made where the constitution has more than there were."""
    organisation = constituency.body.constitution.organisation
    wanted = [
        Seat(
            organisation=organisation,
            body_code=constituency.body.code,
            constituency_code=constituency.code,
            number=number,
        )
        for number in range(1, constituency.seats + 1)
    ]
    Seat.objects.bulk_create(wanted, ignore_conflicts=True)
    found = Seat.objects.filter(
        organisation=organisation,
        body_code=constituency.body.code,
        constituency_code=constituency.code,
        abolished_on=None,
        number__lte=constituency.seats,
    )
    return list(found.order_by("number"))


def served_on(day: date) -> QuerySet[Term]:
    """The terms that run on a day."""
    return Term.objects.annotate(until=Coalesce("vacated_on", F("ends_on"))).filter(
        began_on__lte=day, until__gt=day
    )


def vacant_on(constituency: Constituency, day: date) -> list[Seat]:
    """The seats that nobody holds on a day, lowest number first."""
    held = set(served_on(day).values_list("seat", flat=True))
    return [seat for seat in seats_of(constituency) if seat.pk not in held]


def term_end(constituency: Constituency, began: date, place: int) -> date:
    """Until when the one elected in `place` (from 0, in order of election) holds the seat.

    Where fewer seats rotate than there are, and more than that are filled at once, the later elected get shorter
    terms, so that from then on `rotation` seats come up at a time.
    """
    rotation = constituency.rotation or constituency.seats
    shorter = (place // rotation) * (constituency.term_months * rotation // constituency.seats)
    return months_later(began, max(constituency.term_months - shorter, 1))
