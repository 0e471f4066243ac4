"""A page never shows what the clock has overtaken."""

from ballots import opening
from ballots.closing import close
from ballots.models import Ballot, BallotState
from statute import clock


def settle(ballot: Ballot) -> None:
    """Open or close a ballot whose hour has come, whether or not a worker has come by."""
    now = clock.now()
    if ballot.state == BallotState.SCHEDULED and ballot.opens_at <= now:
        opening.open_ballot(ballot.pk)
        ballot.refresh_from_db()
    if ballot.state in {BallotState.OPEN, BallotState.SUSPENDED} and ballot.closes_at <= now:
        close(ballot.pk)
        ballot.refresh_from_db()
