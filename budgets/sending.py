"""Sending a notice's letters, to everybody it is for, and how far that is."""

import logging

from cryptography.fernet import InvalidToken
from django.utils.translation import gettext as _

from budgets import notice_addresses
from budgets.models import BudgetRound, Notice
from budgets.notice_letters import letter
from look import progress
from members import mailing
from members.seals import unseal

log = logging.getLogger(__name__)


def send(notice_id: int) -> None:
    """Write to everybody a notice is for, each once, whoever asks and however often. Two workers at once share the work."""
    notices = Notice.objects.select_related("round__ballot")
    notice = notices.get(pk=notice_id)
    expected = notice_addresses.count(notice)
    while notice.finished_at is None:
        notice = mailing.send_batch(notice_id, notices, letter, _following)
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


def _following(notice: Notice, most: int) -> mailing.Batch:
    """The next addresses that this process can read."""
    rows = notice_addresses.following(notice, most)
    readable = [found for _key, address in rows if (found := _readable(address))]
    return mailing.Batch(readable, rows[-1][0] if rows else notice.reached, len(rows) < most)


def _readable(address: str | bytes) -> str:
    """Nothing for an address that was sealed under a key this process does not have."""
    try:
        return address if isinstance(address, str) else unseal(address, "roll-email")
    except InvalidToken:
        log.exception("sealed_address_unreadable")
        return ""
