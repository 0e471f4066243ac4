"""Sending a notice's letters, to everybody on a roll or a register."""

from governance import notice_addresses
from governance.models import MemberNotice
from governance.notice_letters import letter
from members import mailing


def send(notice_id: int) -> None:
    """Write to everybody the notice is for, each once, whoever asks and however often. Two workers at once share the work."""
    notices = MemberNotice.objects.select_related(
        "ballot", "resolution__rule__constitution", "resolution__organisation"
    )
    finished = False
    while not finished:
        notice = mailing.send_batch(notice_id, notices, letter, notice_addresses.following)
        finished = notice.finished_at is not None
