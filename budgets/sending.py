"""Putting a notice's letters into the outbox, a batch in a transaction, so that being killed anywhere loses and repeats nothing."""

import logging

from cryptography.fernet import InvalidToken
from django.db import transaction
from django.utils.translation import gettext as _

from budgets import notice_addresses
from budgets.models import BudgetRound, Notice
from budgets.notice_letters import letter
from look import progress
from members import outbox
from members.seals import unseal
from statute import clock

BATCH = 200
log = logging.getLogger(__name__)


def send(notice_id: int) -> None:
    """Write to everybody a notice is for, each once, whoever asks and however often. Two workers at once share the work."""
    notice = Notice.objects.select_related("round").get(pk=notice_id)
    expected = notice_addresses.count(notice)
    while notice.finished_at is None:
        notice = _send_batch(notice_id)
        progress.report(sending_job(notice_id), notice.letters, expected, _("Writing to people"))


def told(budget_round: BudgetRound) -> list[tuple[Notice, progress.Progress | None]]:
    """The round's notices, newest first, each with how far its letters are while they are being written."""
    return [
        (notice, None if notice.finished_at else progress.of(sending_job(notice.pk)))
        for notice in budget_round.notices.all()
    ]


def sending_job(notice_id: int) -> str:
    """The name under which `look.progress` knows this job."""
    return f"notice:{notice_id}"


@transaction.atomic
def _send_batch(notice_id: int) -> Notice:
    """The next batch: letters and how far they reached are committed together or not at all."""
    rows = Notice.objects.select_for_update(of=("self",)).select_related("round__ballot")
    notice = rows.get(pk=notice_id)
    if notice.finished_at is not None:
        return notice
    batch = notice_addresses.following(notice, BATCH)
    if batch:
        written = letter(notice)
        for _key, address in batch:
            notice.letters += _post(address, written.subject, written.text)
        notice.reached = batch[-1][0]
    if len(batch) < BATCH:
        notice.finished_at = clock.now()
    notice.save(update_fields=["letters", "reached", "finished_at"])
    return notice


def _post(address: str | bytes, subject: str, text: str) -> int:
    """The letters posted: none to an address that was sealed under a key this process does not have."""
    try:
        to = address if isinstance(address, str) else unseal(address, "roll-email")
    except InvalidToken:
        log.exception("sealed_address_unreadable")
        return 0
    outbox.post(to=to, subject=subject, text=text)
    return 1
