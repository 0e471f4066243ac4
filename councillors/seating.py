"""Entering who is a councillor, and when an office ends. The person gets the role of councillor, and loses it with the last office."""

from datetime import date, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.text import slugify
from django.utils.translation import gettext as _

from councillors import recording
from councillors.errors import CouncillorError
from councillors.models import Councillor
from funds.posting import today
from members.appointing import appoint, dismiss
from members.models import Person
from members.roles import COUNCILLOR
from places.models import Ward

_RESERVED = {"asked", "match-offers", "pools", "requests"}


@transaction.atomic
def enter(
    *, name: str, email: str, ward: Ward, since: date, by: Person, until: date | None = None
) -> Councillor:
    """`until` is the last day in office, where it is known. Raises CouncillorError."""
    name = " ".join(name.split())
    _check(name, email, since, until)
    person = appoint(email=email, role=COUNCILLOR, by=recording.officer(by), name=name)
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    office = DateRange(since, until + timedelta(days=1) if until else None)
    if Councillor.objects.filter(person=person, office__overlap=office).exists():
        raise CouncillorError(
            _("The person with this email address is a councillor in that time already."), "email"
        )
    made = Councillor.objects.create(
        person=person, ward=ward, name=name, slug=_free_slug(name), office=office
    )
    recording.write(recording.officer(by), "entered", made, ward=ward.name, since=since.isoformat())
    return made


@transaction.atomic
def end_office(*, councillor: Councillor, last_day: date, by: Person, reason: str) -> Councillor:
    """Past or to come. What was granted stays; what is left of the budget can then be returned. Raises CouncillorError."""
    councillor = Councillor.objects.select_for_update(no_key=True).get(pk=councillor.pk)
    first, end = councillor.office.lower, councillor.office.upper
    if not reason.strip():
        raise CouncillorError(_("Say why the office ends. Anybody can read it."), "reason")
    if last_day < first or (end is not None and last_day >= end):
        raise CouncillorError(
            _("The last day must be within the office as it is entered now."), "last_day"
        )
    councillor.office = DateRange(first, last_day + timedelta(days=1))
    councillor.save(update_fields=["office"])
    if last_day < today():
        _take_role(councillor, by)
    recording.write(
        recording.officer(by),
        "office-ended",
        councillor,
        last_day=last_day.isoformat(),
        reason=reason.strip(),
    )
    return councillor


def _take_role(councillor: Councillor, by: Person) -> None:
    """Unless they are in office elsewhere, or hold it no more."""
    held = Councillor.objects.filter(person=councillor.person).in_office(today())
    has_role = councillor.person.groups.filter(name=COUNCILLOR.group).exists()
    if has_role and not held.exclude(pk=councillor.pk).exists():
        dismiss(person=councillor.person, role=COUNCILLOR, by=recording.officer(by))


def _check(name: str, email: str, since: date, until: date | None) -> None:
    if not name:
        raise CouncillorError(_("Enter the councillor’s name as it is published."), "name")
    if "@" not in email:
        raise CouncillorError(_("Enter the councillor’s email address."), "email")
    if until is not None and until < since:
        raise CouncillorError(_("The last day must not be before the first."), "until")


def _free_slug(name: str) -> str:
    """From the name; with a number where another councillor has it."""
    base = slugify(name)[:70] or "councillor"
    taken = set(Councillor.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    free = (f"{base}-{n}" if n > 1 else base for n in range(1, len(taken) + 3))
    return next(slug for slug in free if slug not in taken | _RESERVED)
