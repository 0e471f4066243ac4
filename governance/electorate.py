"""Who may vote and who may stand: class, area and age on the record date, by the constitution in force on that day."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from ballots.eligibility import birthday
from members.models import Constitution, Membership, StakeholderClass
from members.models.membership import MembershipQuerySet


def electors(
    constitution: Constitution,
    on: date,
    class_codes: Collection[str] = (),
    area_codes: Collection[str] = (),
) -> MembershipQuerySet:
    """The members who may vote: entered by the record date, of a voting class, of its age on that day, in the area.

    No class means every voting class, no area everywhere. Who is in two classes is here once, in the one they chose.
    """
    found = Membership.objects.on(on).filter(
        organisation=constitution.organisation_id, votes_here=True
    )
    if area_codes:
        found = found.filter(ward_code__in=area_codes)
    return found.filter(_of_a_class(constitution, on, class_codes)).order_by("number")


def current_codes(constitution: Constitution) -> dict[str, str]:
    """The class of this version that each class code of the register means."""
    return {code: one.code for one in constitution.classes.all() for code in one.codes}


def candidates(
    constitution: Constitution,
    on: date,
    minimum_age: int,
    class_codes: Collection[str] = (),
    area_codes: Collection[str] = (),
) -> MembershipQuerySet:
    """The electors old enough to hold the seat on a day. An organisation stands through somebody whose age is asked then."""
    old_enough = Q(date_of_birth__lte=born_by(on, minimum_age))
    found = electors(constitution, on, class_codes, area_codes)
    return found.filter(old_enough | Q(member_organisation__isnull=False))


def born_by(on: date, years: int) -> date:
    """The last birth date of those who are `years` old on a day."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:  # 29 February: somebody born on 28 February is the youngest
        return date(on.year - years, 2, 28)


def of_age_on(born: date, years: int) -> date:
    """The day somebody reaches an age, for the sentence that refuses them."""
    return birthday(born, years)


def _of_a_class(constitution: Constitution, on: date, class_codes: Collection[str]) -> Q:
    voting = [
        one
        for one in constitution.classes.all()
        if one.votes and (not class_codes or one.code in class_codes)
    ]
    found = Q(pk__in=[])
    for one in voting:
        found |= Q(class_code__in=one.codes) & _of_its_age(one, on)
    return found


def _of_its_age(one: StakeholderClass, on: date) -> Q:
    """Of age on the day. A birth date that the register does not hold was looked at when the member was admitted."""
    aged = Q(date_of_birth__isnull=False)
    if one.minimum_age is not None:
        aged &= Q(date_of_birth__lte=born_by(on, one.minimum_age))
    if one.maximum_age is not None:
        aged &= Q(date_of_birth__gt=born_by(on, one.maximum_age + 1))
    return Q(date_of_birth=None) | aged
