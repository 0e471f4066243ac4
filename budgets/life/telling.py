"""What the public record says of phases that begin and end by their dates. The dates decide, not this."""

from django.db import transaction
from django.db.models import Q

from ballots.models import BallotState
from budgets.models import RoundPhase
from record import entries
from record.entries import SYSTEM
from statute import clock


def tell_due() -> int:
    """Record each beginning and end that has come, once. Returns how many were recorded."""
    now = clock.now()
    seen = ~Q(round__published_at=None, round__ballot__state=BallotState.DRAFT)
    due = Q(opening_told=False, opens_at__lte=now) | Q(closing_told=False, closes_at__lte=now)
    waiting = RoundPhase.objects.filter(seen, due, round__closed_at=None)
    waiting = waiting.exclude(round__ballot__state=BallotState.CANCELLED)
    return sum(_tell(pk) for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def _tell(pk: int) -> int:
    now = clock.now()
    row = RoundPhase.objects.select_for_update(of=("self",)).select_related("round").get(pk=pk)
    told = 0
    for flag, moment, action in (
        ("opening_told", row.opens_at, "budgets.phase-opened"),
        ("closing_told", row.closes_at, "budgets.phase-closed"),
    ):
        if getattr(row, flag) or moment > now:
            continue
        setattr(row, flag, True)
        row.save(update_fields=[flag])
        payload = {"phase": row.phase, "at": moment.isoformat()}
        about = row.round.as_subject()
        entries.write(actor=SYSTEM, action=action, subject=about, payload=payload)
        told += 1
    return told
