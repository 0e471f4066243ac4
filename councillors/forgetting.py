"""Forgetting whom to write to and who was connected, once a request is long over. What is public stays."""

from datetime import timedelta

from django.utils import timezone

from councillors import sealed
from councillors.models import GrantRequest
from councillors.models.request import OVER
from councillors.sealed import Contact
from statute import clock, parameters

MOST = 1000
NOBODY = Contact("", "")


def forget_contacts() -> int:
    """How many were forgotten. Run again, it goes on where it stopped."""
    now = clock.now()
    days = int(parameters.value("councillor-request-contact-days", timezone.localdate(now)))
    rows = GrantRequest.objects.filter(state__in=OVER, made_at__lt=now - timedelta(days=days))
    ids = rows.filter(forgotten=False).order_by("pk").values_list("pk", flat=True)[:MOST]
    return GrantRequest.objects.filter(pk__in=list(ids)).update(
        sealed=sealed.close(NOBODY), forgotten=True
    )
