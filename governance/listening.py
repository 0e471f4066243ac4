"""What follows in governance when something happens to a ballot. Each listener may be called twice."""

import logging
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from kombu.exceptions import OperationalError

from ballots import signals
from governance.deciding import take_declared
from governance.models import Contest, ContestOutcome, HowSeated
from governance.seating import seat_candidates
from governance.settling import complete_if_all_declared
from governance.tasks import send_notices
from record import entries

TOLD_OF = [
    signals.opened,
    signals.suspended,
    signals.resumed,
    signals.extended,
    signals.option_withdrawn,
    signals.cancelled,
    signals.declared,
    signals.superseded,
]
log = logging.getLogger(__name__)


@receiver(signals.declared, dispatch_uid="governance.seat_the_elected")
def seat_the_elected(sender: str, ballot_id: int, **_signal: Any) -> None:
    """The elected of a declared contest get their terms, in order of election."""
    with transaction.atomic():
        contest = Contest.objects.select_for_update().filter(ballot=ballot_id).first()
        if contest is None or contest.ballot is None or contest.outcome != ContestOutcome.POLL:
            return
        outcome = contest.ballot.counts.get(main=True).outcome
        standing = {
            str(one.option.number): one
            for one in contest.nominations.exclude(option=None).select_related(
                "option", "membership"
            )
            if one.option
        }
        elected = [standing[number] for number in outcome["elected"]]
        terms = seat_candidates(contest, elected, HowSeated.ELECTED)
        contest.outcome = ContestOutcome.DECLARED
        contest.save(update_fields=["outcome"])
        entries.write(
            actor=entries.SYSTEM,
            action="governance.contest-declared",
            subject=contest.election.as_subject(),
            payload={"contest": contest.name, "elected": len(terms)},
        )
        complete_if_all_declared(contest.election)


@receiver(signals.declared, dispatch_uid="governance.decide_the_resolution")
def decide_the_resolution(sender: str, ballot_id: int, **_signal: Any) -> None:
    """The declared count of a resolution decides it."""
    take_declared(ballot_id)


@receiver(TOLD_OF, dispatch_uid="governance.tell_the_members")
def tell_the_members(sender: str, ballot_id: int, **_signal: Any) -> None:
    """Members on the roll are written to by a worker. Without a broker the beat's `send_due_notices` finds what is due."""
    try:
        send_notices.apply_async([ballot_id], retry=False)
    except (OperationalError, OSError):
        log.warning("member_notices_left_for_the_beat", extra={"ballot": ballot_id})
