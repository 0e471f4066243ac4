"""What is to be done next with a batch of letters, in one sentence."""

from django.utils.translation import gettext as _

from ballots.models import LetterBatch, LetterState


def next_step(batch: LetterBatch) -> str:
    if batch.state == LetterState.READY:
        return _to_release(batch)
    return {
        LetterState.QUEUED: _("A worker takes it up."),
        LetterState.MAKING: _("A worker is drawing it."),
        LetterState.FAILED: _("See why, then make it again or take it back."),
        LetterState.DOWNLOADED: _("Print and post the letters, delete your copy, then say so."),
        LetterState.HANDED_OVER: _("Destroy the file here too; it goes by itself in some days."),
        LetterState.PURGED: _("Nothing: the file is gone."),
    }[LetterState(batch.state)]


def _to_release(batch: LetterBatch) -> str:
    if batch.second_by_id:
        return _("One of the two who released it downloads it, once.")
    if batch.first_by_id:
        return _("A second person releases it.")
    return _("Two people release it, one after the other.")
