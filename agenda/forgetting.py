"""Addresses are kept as long as we may have to write to somebody: until their round is closed."""

from django.db.models import Q

from agenda.models import AgendaItem

# Or its vote was cancelled, after which nothing happens to what people said.
OVER = Q(round__closed_at__isnull=False) | Q(round__ballot__state="cancelled")


def forget_addresses() -> int:
    """Delete the sealed addresses of authors of rounds that are over; returns how many."""
    over = AgendaItem.objects.filter(OVER).exclude(author_sealed=None)
    return over.update(author_sealed=None)
