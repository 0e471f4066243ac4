"""Which notices are due: one for each occasion of a vote of members that the public record holds.

Occasions are read from the record and not from the signal that something happened, so that a lost signal or a
dead worker costs nobody a notice: whoever asks next makes it, and the table takes it once.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q, QuerySet

from ballots import summaries
from ballots.models import Ballot
from governance.models import Channel, MemberNotice, NoticeKind, Resolution
from record.models import RecordEntry
from statute import clock

# Later than this a notice would be history: the page still tells it.
TELLABLE = timedelta(days=7)
KIND_OF = {
    "ballots.opened": NoticeKind.OPENED,
    "ballots.suspended": NoticeKind.SUSPENDED,
    "ballots.resumed": NoticeKind.RESUMED,
    "ballots.extended": NoticeKind.EXTENDED,
    "ballots.option-withdrawn": NoticeKind.WITHDRAWN,
    "ballots.cancelled": NoticeKind.CANCELLED,
    **dict.fromkeys(summaries.DECLARATIONS, NoticeKind.DECLARED),
    "ballots.superseded": NoticeKind.SUPERSEDED,
}
OF_A_COLLECTION = {
    "governance.resolution-called": NoticeKind.COLLECTING,
    "governance.resolution-passed": NoticeKind.DECLARED,
    "governance.resolution-failed": NoticeKind.DECLARED,
    "governance.resolution-withdrawn": NoticeKind.CANCELLED,
}


def told_of() -> QuerySet[Ballot]:
    """Votes whose members are written to: those that opened, of organisations whose members are not invented."""
    contests = Q(contest__election__organisation__demonstration=False)
    resolutions = Q(resolution__organisation__demonstration=False)
    return Ballot.objects.filter(contests | resolutions).exclude(opened_at=None)


def make_due(ballots: Iterable[int]) -> None:
    """Make the notices of what happened to these votes of late. Doing it again makes none twice."""
    happened = RecordEntry.objects.filter(
        subject_kind="ballot",
        subject_id__in=[str(pk) for pk in ballots],
        action__in=KIND_OF,
        at__gte=clock.now() - TELLABLE,
    )
    due = [
        MemberNotice(
            ballot_id=int(entry.subject_id), kind=KIND_OF[entry.action], occasion=entry.sequence
        )
        for entry in happened.order_by("sequence")
    ]
    MemberNotice.objects.bulk_create(due, ignore_conflicts=True)


def collections() -> QuerySet[Resolution]:
    """Collections of signatures that have begun, of organisations whose members are not invented."""
    called = Resolution.objects.public().filter(channel=Channel.SIGNATURES)
    return called.filter(organisation__demonstration=False, opens_at__lte=clock.now())


def make_due_of_collections(resolutions: Iterable[Resolution]) -> None:
    """The same for these. Nothing happens at the hour at which a collection begins, so it is told of by its call."""
    by_id = {str(one.pk): one for one in resolutions}
    since = clock.now() - TELLABLE
    happened = RecordEntry.objects.filter(
        subject_kind="resolution", subject_id__in=by_id, action__in=OF_A_COLLECTION
    )
    due = [
        MemberNotice(
            resolution=by_id[entry.subject_id],
            kind=OF_A_COLLECTION[entry.action],
            occasion=entry.sequence,
        )
        for entry in happened.order_by("sequence")
        if max(entry.at, by_id[entry.subject_id].opens_at) >= since
    ]
    MemberNotice.objects.bulk_create(due, ignore_conflicts=True)


def unfinished() -> QuerySet[MemberNotice]:
    """Notices whose letters are not all in the outbox yet, oldest first."""
    return MemberNotice.objects.filter(finished_at=None).order_by("pk")
