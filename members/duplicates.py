"""Whom an applicant may already be: shown to the secretary alone, never to the applicant or a stranger."""

from django.db.models import Q

from members.models import Application, Membership
from members.models.application import ApplicationQuerySet
from members.models.membership import MembershipQuerySet


def other_applications(application: Application) -> ApplicationQuerySet:
    """Open applications with the same name, birth date and postcode, or of the same organisation."""
    same = Q(pk=None)
    if application.match_key:
        same |= Q(match_key=application.match_key)
    if application.member_organisation_id:
        same |= Q(member_organisation=application.member_organisation_id)
    others = Application.objects.open().filter(organisation=application.organisation)
    return others.filter(same).exclude(pk=application.pk).order_by("made_at")


def possible_duplicates(application: Application) -> MembershipQuerySet:
    """Current members of the organisation that may be the same as the applicant."""
    same = Q(pk=None)
    if application.email:
        same |= Q(email__iexact=application.email)
    if application.match_key:
        same |= Q(match_key=application.match_key)
    if application.member_organisation_id:
        same |= Q(member_organisation=application.member_organisation_id)
    if application.postcode:
        same |= Q(name__iexact=application.name, postcode=application.postcode)
        if application.date_of_birth:
            same |= Q(date_of_birth=application.date_of_birth, postcode=application.postcode)
    members = Membership.objects.filter(organisation=application.organisation)
    return members.current().filter(same).order_by("number")
