"""What the room hears of others: a payment that moved moves its grant along, or neither moves."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from councillors import ordering
from funds.models import Payment


@receiver(post_save, sender=Payment, dispatch_uid="councillors.payment_moved")
def payment_moved(*, instance: Payment, created: bool, **_signal: Any) -> None:
    if created:
        ordering.begin(instance)
    else:
        ordering.follow(instance)
