"""A new line of the register: its number, and the class in which somebody in two classes votes."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.models import Application, Membership, Organisation, StakeholderClass
from members.models.membership import MembershipQuerySet


def locked(organisation: Organisation) -> Organisation:
    """The organisation with its row locked, so that register numbers are given one after the other."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def next_number(organisation: Organisation) -> int:
    """The first free number. Only under `locked`."""
    highest = organisation.memberships.aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


def enter(application: Application, wanted: StakeholderClass, on: date) -> Membership:
    """Put an applicant on the register. Only under `locked`; raises MemberError for who is in that class already.

    They are entered under the code that the class has today, and are in it already under any that it had.
    """
    if _current(application).filter(_same(application), class_code__in=wanted.codes).exists():
        raise _twice()
    try:
        with transaction.atomic():
            return Membership.objects.create(
                organisation=application.organisation,
                number=next_number(application.organisation),
                class_code=wanted.code,
                person=None if application.member_organisation_id else application.applicant,
                member_organisation=application.member_organisation,
                delegate=application.applicant if application.member_organisation_id else None,
                name=application.name,
                address=application.address,
                postcode=application.postcode,
                ward_code=application.ward_code,
                date_of_birth=application.date_of_birth,
                email=application.email,
                email_purposes=_("notices of meetings and ballots"),
                reference=_reference(application),
                guardian_name=application.guardian_name,
                guardian_email=application.guardian_email,
                match_key=application.match_key,
                votes_here=not _votes_elsewhere(application),
                entered_on=on,
            )
    except IntegrityError as twice:
        raise _twice() from twice


def _twice() -> MemberError:
    return MemberError(_("This person or organisation is a member in that class already."))


def _votes_elsewhere(application: Application) -> bool:
    """Whether the same person or organisation is in another class: one vote each, in the first until they choose."""
    return _current(application).filter(_same(application), votes_here=True).exists()


def _current(application: Application) -> MembershipQuerySet:
    return Membership.objects.current().filter(organisation=application.organisation)


def _same(application: Application) -> Q:
    same = Q(pk=None)
    if application.match_key:
        same |= Q(match_key=application.match_key)
    if application.member_organisation_id:
        same |= Q(member_organisation=application.member_organisation_id)
    return same


def _reference(application: Application) -> str:
    """What a class needs beside a home, as one line: "E-20417"."""
    given = [str(text) for text in application.given.values() if isinstance(text, str) and text]
    return "; ".join(given)[:80]
