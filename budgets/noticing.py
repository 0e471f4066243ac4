"""Which notices are due: one for each occasion of a round that the public record holds.

Occasions are read from the record and not from the signal that something happened, so that a lost signal or a
dead worker costs nobody a notice: whoever asks next makes it, and the table takes it once.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ballots.models import BallotState
from budgets.models import BudgetRound, Notice, NoticeKind
from budgets.notices import KIND_OF
from record.models import RecordEntry
from statute import clock

# Later than this a notice would be history: the page still tells it.
TELLABLE = timedelta(days=7)
REMINDED_DAYS_BEFORE = 2


def make_due(rounds: Iterable[BudgetRound]) -> None:
    """Make the notices of what happened to the rounds of late. Doing it again makes none twice."""
    by_ballot = {str(one.ballot_id): one for one in rounds}
    happened = RecordEntry.objects.filter(
        subject_kind="ballot",
        subject_id__in=by_ballot,
        action__in=KIND_OF,
        at__gte=clock.now() - TELLABLE,
    )
    due = [
        Notice(
            round=by_ballot[entry.subject_id],
            kind=KIND_OF[entry.action],
            occasion=str(entry.sequence),
        )
        for entry in happened
    ]
    Notice.objects.bulk_create(due, ignore_conflicts=True)


def make_reminders() -> None:
    """Make the reminders of every vote that closes within two days. A vote extended to another day is reminded of again."""
    now = clock.now()
    last_day = timezone.localdate(now) + timedelta(days=REMINDED_DAYS_BEFORE)
    closing = BudgetRound.objects.filter(
        ballot__state__in=[BallotState.OPEN, BallotState.SUSPENDED],
        ballot__closes_at__gt=now,
        ballot__closes_at__date__lte=last_day,
    ).select_related("ballot")
    due = [
        Notice(
            round=one,
            kind=NoticeKind.CLOSING_SOON,
            occasion=timezone.localdate(one.ballot.closes_at).isoformat(),
        )
        for one in closing
    ]
    Notice.objects.bulk_create(due, ignore_conflicts=True)


def unfinished() -> QuerySet[Notice]:
    """Notices whose letters are not all in the outbox yet, oldest first."""
    return Notice.objects.filter(finished_at=None).order_by("pk")
