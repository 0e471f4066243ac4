"""This room's own jobs. Each may run twice, late, or be killed anywhere: the notices' rows see to that."""

from datetime import timedelta

from celery import shared_task

from governance import noticing, sending
from statute import clock

# A vote that closed longer ago than this has nothing new to tell, unless somebody acts on it now.
LOOKED_AFTER = timedelta(days=60)


@shared_task(name="governance.tasks.send_notices")
def send_notices(ballot_id: int) -> None:
    """Make and send what is to be told of one vote of members, as soon as something has happened to it."""
    noticing.make_due(noticing.told_of().filter(pk=ballot_id).values_list("pk", flat=True))
    for notice_id in noticing.unfinished().filter(ballot=ballot_id).values_list("pk", flat=True):
        sending.send(notice_id)


@shared_task(name="governance.tasks.send_due_notices")
def send_due_notices() -> None:
    """From the beat: what a lost message or a dead worker left behind, a task for each vote."""
    recent = noticing.told_of().filter(closes_at__gte=clock.now() - LOOKED_AFTER)
    noticing.make_due(recent.values_list("pk", flat=True))
    noticing.make_due_of_collections(
        noticing.collections().filter(closes_at__gte=clock.now() - LOOKED_AFTER)
    )
    waiting = noticing.unfinished()
    for ballot_id in sorted(set(waiting.exclude(ballot=None).values_list("ballot", flat=True))):
        send_notices.delay(ballot_id)
    for notice_id in waiting.filter(ballot=None).values_list("pk", flat=True):
        send_notice.delay(notice_id)


@shared_task(name="governance.tasks.send_notice")
def send_notice(notice_id: int) -> None:
    """Of a collection of signatures, which the beat alone finds due."""
    sending.send(notice_id)
