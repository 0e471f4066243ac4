"""Telling councillors that a partner's offer ends soon and something of it is left: once for each offer."""

from datetime import timedelta

from django.db import transaction

from councillors import letters, matching
from councillors.models import Allocation, Councillor, MatchOffer
from funds.posting import today
from statute import clock, parameters


def remind_of_offers() -> int:
    """Everything that is due; how many offers. Each in a transaction of its own: it may be cut short and run again."""
    now = clock.now()
    days = int(parameters.value("match-offer-reminder-days", today()))
    soon = MatchOffer.objects.standing(now).filter(
        until__lte=now + timedelta(days=days), reminded_at=None
    )
    return sum(_remind(pk) for pk in soon.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> bool:
    rows = MatchOffer.objects.select_for_update(no_key=True, skip_locked=True, of=("self",))
    offer = rows.select_related("account").filter(pk=pk, reminded_at=None).first()
    if offer is None:
        return False
    offer.reminded_at = clock.now()
    offer.save(update_fields=["reminded_at"])
    left = matching.left_of(offer)
    for one in _who_can_take_it(offer) if left else []:
        letters.offer_ends(offer, left, one)
    return bool(left)


def _who_can_take_it(offer: MatchOffer) -> list[Councillor]:
    """In office, in a ward of the offer, with a budget that can still be decided."""
    day = today()
    open_now = Allocation.objects.open_on(day).values("councillor")
    found = Councillor.objects.in_office(day).filter(pk__in=open_now).select_related("person")
    return list(found.filter(ward__code__in=offer.wards) if offer.wards else found)
