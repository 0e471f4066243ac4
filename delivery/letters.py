"""What we write to those who decide by signing in. Sent after the commit; nothing of the draft is in it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from delivery.models import Decider
from members import outbox


def asked(decider: Decider) -> None:
    """That a draft waits for their signature."""
    said = _(
        "You are one of those who decide on the residents’ result of “%(round)s”, as %(office)s. The draft waits for your vote and signature:"
    )
    _write(decider, _("A decision waits for you: %(round)s"), said)


def absent(decider: Decider) -> None:
    """That an officer wrote down that they take no part, so that nobody is left out unknown to them."""
    said = _(
        "An officer wrote down that you take no part in the decision on “%(round)s” as %(office)s. If that is wrong, tell the officer before it is published. The reason stands here:"
    )
    _write(decider, _("You take no part in a decision: %(round)s"), said)


def cleared(decider: Decider) -> None:
    """That what they signed was changed since, so that their signature no longer counts."""
    said = _(
        "The draft on “%(round)s” that you signed as %(office)s was changed after that. Your votes and signature no longer count. We write again when it is ready; it will stand here:"
    )
    _write(decider, _("Your signature no longer counts: %(round)s"), said)


def _write(decider: Decider, subject: str, said: str) -> None:
    person = decider.person
    if person is None:
        return
    told = {"round": decider.decision.round.title, "office": decider.office}
    link = f"{settings.SITE_URL}{reverse('deciding:decision', args=[decider.pk])}"
    outbox.post(to=person.email, subject=subject % told, text="\n\n".join([said % told, link]))
