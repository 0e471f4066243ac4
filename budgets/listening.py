"""What the ballots tell of: each signal has the round's notices made and sent by a worker."""

import logging
from typing import Any

from kombu.exceptions import OperationalError

from ballots import signals
from budgets.tasks import send_notices

TOLD_OF = [
    signals.opened,
    signals.suspended,
    signals.resumed,
    signals.extended,
    signals.option_withdrawn,
    signals.closed,
    signals.cancelled,
    signals.declared,
    signals.superseded,
]
log = logging.getLogger(__name__)


def tell(ballot_id: int, **_signal: Any) -> None:
    """Without a broker the beat's `send_due_notices` finds what is due."""
    try:
        send_notices.apply_async([ballot_id], retry=False)
    except (OperationalError, OSError):
        log.warning("notices_left_for_the_beat", extra={"ballot": ballot_id})


for signal in TOLD_OF:
    signal.connect(tell, dispatch_uid="budgets.listening")
