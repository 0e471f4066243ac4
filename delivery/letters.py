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


def taken_off(decider: Decider) -> None:
    """That somebody who was asked is not asked any more."""
    said = _(
        "You were asked to decide on the residents’ result of “%(round)s” as %(office)s. An officer took you off the list of those who decide. If that is wrong, tell them before the decision is published. The round:"
    )
    address = decider.decision.round.get_absolute_url()
    _write(decider, _("You are not asked to decide any more: %(round)s"), said, address)


def _write(decider: Decider, subject: str, said: str, address: str = "") -> None:
    person = decider.person
    if person is None:
        return
    told = {"round": decider.decision.round.title, "office": decider.office}
    address = address or reverse("deciding:decision", args=[decider.pk])
    text = "\n\n".join([said % told, f"{settings.SITE_URL}{address}"])
    outbox.post(to=person.email, subject=subject % told, text=text)
