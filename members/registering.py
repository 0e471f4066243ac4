"""Keeping the registers of members and officers: correct a line, end a membership, enter and end an office."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from members.classes import today
from members.errors import MemberError
from members.folding import match_text
from members.models import CeasedBecause, Membership, Office, Organisation, Person
from members.seals import keyed
from places.models import Postcode
from record import entries

CORRECTABLE = (
    "name",
    "address",
    "postcode",
    "date_of_birth",
    "email",
    "email_purposes",
    "reference",
    "guardian_name",
    "guardian_email",
)


@transaction.atomic
def correct(*, membership: Membership, by: Person, given: dict[str, Any]) -> list[str]:
    """Correct fields of a line; gives the names of those that changed. Raises MemberError.

    The public record says when and by whom which fields were corrected, never what stood or stands there.
    """
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    changed = [
        name for name in CORRECTABLE if name in given and given[name] != getattr(membership, name)
    ]
    if not changed:
        return []
    for name in changed:
        setattr(membership, name, given[name])
    _follow(membership)
    try:
        with transaction.atomic():
            membership.save(update_fields=[*changed, "ward_code", "match_key"])
    except IntegrityError as twice:
        raise MemberError(
            _("Another line of this class has the same name, date of birth and postcode.")
        ) from twice
    _record(by, "members.line-corrected", membership, {"fields": ", ".join(changed)})
    return changed


@transaction.atomic
def end(*, membership: Membership, by: Person, because: CeasedBecause, on: date) -> None:
    """End a membership; its line and what it holds stay on the register. Raises MemberError."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.ceased_on is not None:
        raise MemberError(_("This membership has ended already."))
    if not membership.entered_on <= on <= today():
        raise MemberError(_("The day must be between the day of entry and today."))
    membership.ceased_on, membership.ceased_because = on, because
    membership.save(update_fields=["ceased_on", "ceased_because"])
    # Why somebody left is between them and the register.
    _record(by, "members.membership-ended", membership, {"on": on.isoformat()})


@transaction.atomic
def enter_office(
    *,
    organisation: Organisation,
    by: Person,
    title: str,
    name: str,
    address: str,
    email: str,
    entered_on: date,
    membership: Membership | None = None,
) -> Office:
    """Enter who holds an office. Raises MemberError."""
    if entered_on > today():
        raise MemberError(
            _("An office is entered once it has begun: the day cannot be in the future.")
        )
    if membership is not None and membership.organisation_id != organisation.pk:
        raise MemberError(_("That is not a member of this organisation."))
    office = Office.objects.create(
        organisation=organisation,
        membership=membership,
        title=title.strip(),
        name=name.strip(),
        address=address.strip(),
        email=email,
        entered_on=entered_on,
    )
    _record(by, "members.office-entered", organisation, {"title": office.title})
    return office


@transaction.atomic
def end_office(*, office: Office, by: Person, on: date) -> None:
    """The office ended on a day. Raises MemberError."""
    office = Office.objects.select_for_update().get(pk=office.pk)
    if office.ceased_on is not None:
        raise MemberError(_("This office has ended already."))
    if not office.entered_on <= on <= today():
        raise MemberError(_("The day must be between the day the office began and today."))
    office.ceased_on = on
    office.save(update_fields=["ceased_on"])
    _record(by, "members.office-ended", office.organisation, {"title": office.title})


def _follow(membership: Membership) -> None:
    """What is worked out from the line: its ward, and the key by which a duplicate is known."""
    ward = Postcode.objects.filter(pk=membership.postcode).values_list("ward__code", flat=True)
    membership.ward_code = ward.first() or ""
    if membership.member_organisation_id is None:
        told = match_text(membership.name, membership.date_of_birth, membership.postcode)
        membership.match_key = keyed("match", told)


def _record(
    by: Person, action: str, about: Membership | Organisation, payload: dict[str, Any]
) -> None:
    entries.write(
        actor=by.as_actor("secretary"), action=action, subject=about.as_subject(), payload=payload
    )
