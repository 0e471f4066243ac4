"""Closing a ballot at its hour."""

from ballots import signals
from ballots.models import Ballot, BallotState
from ballots.moving import alone_with, move
from record import entries
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


def due() -> list[int]:
    """Ballots that should be closed by now."""
    return list(
        Ballot.objects.filter(
            state__in=[BallotState.OPEN, BallotState.SUSPENDED], closes_at__lte=clock.now()
        ).values_list("pk", flat=True)
    )
