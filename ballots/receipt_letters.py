"""A receipt by e-mail: handed to the outbox, so that a mail server that is down takes no vote back."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ballots.models import Ballot
from members import outbox


def post_receipt(
    *, to: str, ballot: Ballot, title: str, receipt: str, change: str, check: str
) -> None:
    """The receipt as a plain e-mail. It says that a vote was cast and nothing of what is on it.

    `title` is what voters know the vote by; `change` and `check` are the paths of the pages where the vote is
    changed and the receipt checked.
    """
    context = {
        "title": title,
        "closes_at": ballot.closes_at,
        "receipt": receipt.replace("-", " "),
        "check": settings.SITE_URL + check,
        "change": settings.SITE_URL + change,
        "council": f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}",
        "phone": settings.COUNCIL_PHONE,
        "phone_hours": settings.COUNCIL_PHONE_HOURS,
    }
    with transaction.atomic():
        outbox.post(
            to=to,
            subject=_("Your vote is cast: %(vote)s") % {"vote": title},
            text=render_to_string("ballots/email/receipt.txt", context),
        )
