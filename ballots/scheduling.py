"""Before the opening: a draft becomes scheduled, goes back, or is cancelled at any time before counting."""

from django.utils.translation import gettext as _

from ballots import box, completeness, secrecy, signals
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, BallotState
from ballots.moving import alone_with, move, must_say_why
from members.models import Person
from statute import clock


def schedule(ballot: Ballot, by: Person) -> None:
    """The ballot is ready and opens by itself at its hour. Raises NotAllowedNow if something is missing or its close has passed."""
    with alone_with(ballot.pk) as locked:
        completeness.check(locked)
        if locked.closes_at <= clock.now():
            raise NotAllowedNow(_("The closing time has passed. Change the dates first."))
        move(
            locked, BallotState.SCHEDULED, actor=by.as_actor("officer"), action="ballots.scheduled"
        )
    ballot.refresh_from_db()


def unschedule(ballot: Ballot, by: Person) -> None:
    """Back to a draft, to be changed; only before it has opened."""
    with alone_with(ballot.pk) as locked:
        move(locked, BallotState.DRAFT, actor=by.as_actor("officer"), action="ballots.unscheduled")
    ballot.refresh_from_db()


def cancel(ballot: Ballot, by: Person, reason: str) -> None:
    """End the ballot without a result: papers and receipts are destroyed unread, the key with them."""
    with alone_with(ballot.pk) as locked:
        locked.cancelled_reason = must_say_why(reason)
        locked.key_fingerprint = None
        move(
            locked,
            BallotState.CANCELLED,
            actor=by.as_actor("officer"),
            action="ballots.cancelled",
            fields=["cancelled_reason", "key_fingerprint"],
            payload={"reason": locked.cancelled_reason},
        )
        box.destroy(ballot.pk)
        signals.send_on_commit(signals.cancelled, ballot.pk)
    secrecy.destroy_key(ballot.pk)
    ballot.refresh_from_db()
