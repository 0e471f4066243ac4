"""Putting a notice's letters into the outbox, a batch in a transaction, so that being killed anywhere loses and repeats nothing."""

from django.db import transaction

from governance import notice_addresses
from governance.models import MemberNotice
from governance.notice_letters import letter
from members import outbox
from statute import clock

ROWS_AT_A_TIME = 200


def send(notice_id: int) -> None:
    """Write to everybody on the roll, each once, whoever asks and however often. Two workers at once share the work."""
    while not _send_batch(notice_id):
        pass


@transaction.atomic
def _send_batch(notice_id: int) -> bool:
    """The next batch: letters and how far they reached are committed together or not at all. True once all are written."""
    rows = MemberNotice.objects.select_for_update(of=("self",)).select_related(
        "ballot", "resolution__rule__constitution", "resolution__organisation"
    )
    notice = rows.get(pk=notice_id)
    if notice.finished_at is not None:
        return True
    written = letter(notice)
    batch = notice_addresses.following(notice, ROWS_AT_A_TIME)
    if written is None or batch.reached is None:
        notice.finished_at = clock.now()
    else:
        for address in batch.addresses:
            outbox.post(to=address, subject=written.subject, text=written.text)
        notice.letters += len(batch.addresses)
        notice.reached = batch.reached
    notice.save(update_fields=["letters", "reached", "finished_at"])
    return notice.finished_at is not None
