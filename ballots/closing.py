"""Closing a ballot at its hour."""

from django.utils.translation import gettext as _

from ballots import signals
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, BallotState
from ballots.moving import alone_with, move, must_say_why
from record import entries
from record.entries import Actor
from statute import clock


def close(ballot_id: int) -> bool:
    """Close an open or suspended ballot whose hour has come, by the database clock. Doing it again does nothing.

    Waits for casts under way; later ones are refused. Beat calls it, and so may any request. Casting does not
    depend on it: a paper after the hour is refused whether or not anybody has closed the ballot.
    """
    with alone_with(ballot_id) as ballot:
        now = clock.now()
        if ballot.state not in {BallotState.OPEN, BallotState.SUSPENDED} or now < ballot.closes_at:
            return False
        ballot.closed_at = now
        move(
            ballot,
            BallotState.CLOSED,
            actor=entries.SYSTEM,
            action="ballots.closed",
            fields=["closed_at"],
        )
        signals.send_on_commit(signals.closed, ballot_id)
    return True


def end_early(ballot_id: int, actor: Actor, reason: str) -> bool:
    """End the voting of a rehearsal, a demonstration or an imported round now, with a recorded reason.

    No page offers it: voters of a real ballot were told its hour. True if this call closed it.
    """
    with alone_with(ballot_id) as ballot:
        if ballot.state != BallotState.OPEN:
            raise NotAllowedNow(_("Only an open vote can be ended."))
        ballot.closes_at = clock.now()
        ballot.save(update_fields=["closes_at"])
        entries.write(
            actor=actor,
            action="ballots.ended-early",
            subject=ballot.as_subject(),
            payload={"reason": must_say_why(reason)},
        )
    return close(ballot_id)


def due() -> list[int]:
    """Ballots that should be closed by now."""
    return list(
        Ballot.objects.filter(
            state__in=[BallotState.OPEN, BallotState.SUSPENDED], closes_at__lte=clock.now()
        ).values_list("pk", flat=True)
    )
