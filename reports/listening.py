"""What the ballots tell of: a declared or superseded result gets its document from a worker."""

import logging
from typing import Any

from kombu.exceptions import OperationalError

from ballots import signals
from reports.tasks import make_declaration

log = logging.getLogger(__name__)


def ask(ballot_id: int, **_signal: Any) -> None:
    """Without a broker the beat's `make_waiting` finds what is missing."""
    try:
        make_declaration.apply_async([ballot_id], retry=False)
    except (OperationalError, OSError):
        log.warning("declaration_left_for_the_beat", extra={"ballot": ballot_id})


for signal in (signals.declared, signals.superseded):
    signal.connect(ask, dispatch_uid="reports.listening")
