"""Somebody who is named to sign a draft, acting for themselves: the very person, still in the office they were named in."""

from django.utils.translation import gettext as _

from delivery.changing import held_draft
from delivery.errors import DeliveryError
from delivery.models import Decider, Decision
from funds.posting import today
from look import words
from members.models import Person


def theirs(decider: Decider, by: Person) -> tuple[Decision, Decider]:
    """The draft, locked, and their row on its list. Raises DeliveryError for anybody else."""
    draft = held_draft(decider.decision)
    rows = draft.deciders.filter(pk=decider.pk, before_referral=False)
    row = rows.select_related("councillor__person", "officer", "signature").first()
    if row is None or row.person != by:
        raise DeliveryError(_("You are not one of those who decide on this."))
    row.decision = draft
    must_hold_office(row)
    return draft, row


def must_hold_office(decider: Decider) -> None:
    """Raises DeliveryError for whoever holds the office no more in which they are named."""
    councillor, officer = decider.councillor, decider.officer
    if councillor and not councillor.is_in_office(today()):
        last = words.day(councillor.last_day) if councillor.last_day else ""
        raise DeliveryError(
            _("Your office as %(office)s ended on %(day)s. Only a councillor in office decides.")
            % {"office": decider.office, "day": last}
        )
    if officer and not (officer.is_active and officer.is_staff):
        raise DeliveryError(_("Only an officer of the council decides under delegation."))
