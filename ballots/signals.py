"""What the rooms that use ballots may listen to. Sent after the commit, with `ballot_id`."""

from functools import partial

from django.db import transaction
from django.dispatch import Signal

opened = Signal()
suspended = Signal()
resumed = Signal()
extended = Signal()
option_withdrawn = Signal()
closed = Signal()
declared = Signal()
superseded = Signal()
cancelled = Signal()


def send_on_commit(signal: Signal, ballot_id: int) -> None:
    """A listener that fails must not undo or hide what has been committed: its error is logged."""
    transaction.on_commit(partial(signal.send_robust, sender="ballots", ballot_id=ballot_id))
