"""Money of an existing programme that the decision-maker moves into the round."""

from django.db import transaction
from django.utils.translation import gettext as _

from delivery.changing import changing
from delivery.errors import DeliveryError
from delivery.models import Decision, Diversion


@transaction.atomic
def divert(
    *, decision: Decision, programme: str, amount_pence: int, consultation: str
) -> Diversion:
    """Write the diversion into the draft, with the consultation behind it. Raises DeliveryError."""
    if not consultation.strip():
        raise DeliveryError(
            _("Say who was asked before the money moves, when, and what they said."), "consultation"
        )
    if amount_pence <= 0:
        raise DeliveryError(_("The amount must be more than nothing."), "amount_pence")
    with changing(decision) as draft:
        return Diversion.objects.create(
            decision=draft,
            programme=programme.strip(),
            amount_pence=amount_pence,
            consultation=consultation.strip(),
        )


@transaction.atomic
def leave_where_it_is(*, diversion: Diversion) -> None:
    """Take a diversion out of the draft. Raises DeliveryError once the decision is published."""
    with changing(diversion.decision):
        diversion.delete()
