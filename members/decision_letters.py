"""What an applicant is told of a decision, by e-mail."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from members import outbox
from members.models import Application, Membership, StakeholderClass


def accepted(application: Application, membership: Membership, wanted: StakeholderClass) -> None:
    subject = _("You are a member of %(organisation)s")
    _send(
        application,
        subject,
        "accepted",
        {
            "membership": membership,
            "class": wanted,
            "link": settings.SITE_URL + membership.get_absolute_url(),
        },
    )


def refused(application: Application) -> None:
    link = {"link": settings.SITE_URL + application.get_absolute_url()}
    _send(application, _("Your application to %(organisation)s"), "refused", link)


def _send(application: Application, subject: str, letter: str, facts: dict[str, Any]) -> None:
    if not application.email:  # erased since: there is nobody to write to
        return
    organisation = application.organisation
    text = render_to_string(
        f"members/email/{letter}.txt",
        {
            "application": application,
            "organisation": organisation,
            "phone": organisation.contact_phone or settings.COUNCIL_PHONE,
            **facts,
        },
    )
    outbox.post(
        to=application.email,
        subject=subject % {"organisation": organisation.name},
        text=text.strip() + "\n",
    )
