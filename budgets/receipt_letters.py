"""A receipt by e-mail: handed to the outbox, so that a mail server that is down takes no vote back."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from members import outbox


def post_receipt(*, to: str, budget_round: BudgetRound, receipt: str) -> None:
    """The receipt as a plain e-mail. It says that a vote was cast and nothing of what is on it."""
    context = {
        "budget_round": budget_round,
        "receipt": receipt.replace("-", " "),
        "check": settings.SITE_URL + reverse("budgets:check_receipt"),
        "change": settings.SITE_URL + reverse("budgets:choose", args=[budget_round.slug]),
        "council": f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}",
        "phone": settings.COUNCIL_PHONE,
        "phone_hours": settings.COUNCIL_PHONE_HOURS,
    }
    with transaction.atomic():
        outbox.post(
            to=to,
            subject=_("Your vote is cast: %(round)s") % {"round": budget_round.title},
            text=render_to_string("voting/email/receipt.txt", context),
        )
