"""What is written by e-mail around an application and a membership; every letter waits in the outbox, sealed."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from members import consent_links, outbox
from members.already_known import Known
from members.models import Application, Membership


def received(application: Application) -> None:
    """To the applicant: that we have it, and where to follow it."""
    subject = _("Your application to join %(organisation)s")
    _post(
        application.email,
        subject % {"organisation": application.organisation.name},
        "received",
        {
            "application": application,
            "link": settings.SITE_URL + application.get_absolute_url(),
        },
    )


def ask_guardian(application: Application) -> None:
    """To the parent or guardian: the link by which they answer."""
    subject = _("Do you agree? %(name)s would like to join %(organisation)s")
    _post(
        application.guardian_email,
        subject % {"name": application.name, "organisation": application.organisation.name},
        "ask_guardian",
        {
            "application": application,
            "link": consent_links.address_of(application),
            "days": consent_links.days(),
        },
    )


def guardian_answered(application: Application) -> None:
    """To the applicant: what the guardian said."""
    subject = _("Your parent or guardian has answered: %(organisation)s")
    _post(
        application.email,
        subject % {"organisation": application.organisation.name},
        "guardian_answered",
        {
            "application": application,
            "link": settings.SITE_URL + application.get_absolute_url(),
        },
    )


def somebody_applied_with_your_details(duplicate: Known, application: Application) -> None:
    """To the registered address alone; whoever applied learns nothing of it."""
    if not duplicate.email:
        return
    subject = _("Somebody used your details: %(organisation)s")
    _post(
        duplicate.email,
        subject % {"organisation": application.organisation.name},
        "duplicate",
        {"application": application},
    )


def left(membership: Membership, shares: int) -> None:
    """To the organisation's own address: by number, as the mail may lie about."""
    organisation = membership.organisation
    if organisation.contact_email:
        _post(
            organisation.contact_email,
            _("Member %(number)d has left") % {"number": membership.number},
            "left",
            {"membership": membership, "shares": shares},
        )


def _post(to: str, subject: str, letter: str, context: dict[str, Any]) -> None:
    facts = {
        "council": f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}".strip(),
        "phone": settings.COUNCIL_PHONE,
        "phone_hours": settings.COUNCIL_PHONE_HOURS,
        **context,
    }
    text = render_to_string(f"members/email/{letter}.txt", facts)
    outbox.post(to=to, subject=subject, text=text)
