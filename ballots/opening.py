"""Opening a ballot at its hour, and what may still happen to it while it is open."""

from datetime import datetime

from django.utils.translation import gettext as _

from ballots import box, secrecy, signals
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, BallotState, Kind, Option, Roll, RollEntry
from ballots.moving import alone_with, move, must_say_why
from members.models import Person
from record import entries
from statute import clock


def open_ballot(ballot_id: int) -> bool:
    """Open a scheduled ballot whose hour has come, by the database clock. Doing it again does nothing.

    Beat calls it, and so does any request that finds the ballot due. True if this call opened it.
    """
    with alone_with(ballot_id) as ballot:
        now = clock.now()
        if ballot.state != BallotState.SCHEDULED or now < ballot.opens_at:
            return False
        ballot.opened_at = now
        ballot.key_fingerprint = secrecy.make_key(ballot_id)
        box.open_box(ballot_id)
        sizes = RollEntry.objects.filter(ballot=ballot).sizes()
        Roll.objects.filter(ballot=ballot).update(sizes=sizes)
        move(
            ballot,
            BallotState.OPEN,
            actor=entries.SYSTEM,
            action="ballots.opened",
            fields=["opened_at", "key_fingerprint"],
            payload={
                "closes_at": ballot.closes_at.isoformat(),
                "options": ballot.options.count(),
                "roll_sizes": sizes,
            },
        )
        signals.send_on_commit(signals.opened, ballot_id)
    return True


def suspend(ballot: Ballot, by: Person, reason: str) -> None:
    """Take no votes for now, with a public reason."""
    with alone_with(ballot.pk) as locked:
        locked.suspended_reason = must_say_why(reason)
        move(
            locked,
            BallotState.SUSPENDED,
            actor=by.as_actor("officer"),
            action="ballots.suspended",
            fields=["suspended_reason"],
            payload={"reason": locked.suspended_reason},
        )
        signals.send_on_commit(signals.suspended, ballot.pk)
    ballot.refresh_from_db()


def resume(ballot: Ballot, by: Person) -> None:
    """Take votes again, until the close that was set."""
    with alone_with(ballot.pk) as locked:
        if locked.state == BallotState.SCHEDULED:
            raise NotAllowedNow(_("This vote opens by itself at its hour."))
        move(locked, BallotState.OPEN, actor=by.as_actor("officer"), action="ballots.resumed")
        signals.send_on_commit(signals.resumed, ballot.pk)
    ballot.refresh_from_db()


def extend(ballot: Ballot, by: Person, closes_at: datetime, reason: str) -> None:
    """Move the close of an open or suspended ballot later, with a public reason and notice to voters."""
    with alone_with(ballot.pk) as locked:
        now = clock.now()
        if locked.state not in {BallotState.OPEN, BallotState.SUSPENDED} or locked.closes_at <= now:
            raise NotAllowedNow(_("Only a vote that is still open can be extended."))
        if closes_at <= locked.closes_at:
            raise NotAllowedNow(
                _("The new closing time must be later than the one voters were told.")
            )
        payload = {
            "from": locked.closes_at.isoformat(),
            "to": closes_at.isoformat(),
            "reason": must_say_why(reason),
        }
        locked.closes_at, locked.extended_reason = closes_at, must_say_why(reason)
        locked.save(update_fields=["closes_at", "extended_reason"])
        entries.write(
            actor=by.as_actor("officer"),
            action="ballots.extended",
            subject=locked.as_subject(),
            payload=payload,
        )
        signals.send_on_commit(signals.extended, ballot.pk)
    ballot.refresh_from_db()


def withdraw_option(option: Option, by: Person, reason: str) -> None:
    """Take an option off an open ballot, with a public reason. Marks for it are not counted; votes can be changed."""
    with alone_with(option.ballot_id) as ballot:
        if ballot.state not in {BallotState.OPEN, BallotState.SUSPENDED}:
            raise NotAllowedNow(
                _("A withdrawal is for the time voting is open. Before that, take it off the list.")
            )
        if ballot.kind == Kind.RESOLUTION:
            raise NotAllowedNow(_("A resolution keeps its answers. Cancel the vote instead."))
        locked = Option.objects.select_for_update().get(pk=option.pk)
        if locked.withdrawn_at is not None:
            return
        locked.withdrawn_at, locked.withdrawn_reason = clock.now(), must_say_why(reason)
        locked.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        entries.write(
            actor=by.as_actor("officer"),
            action="ballots.option-withdrawn",
            subject=ballot.as_subject(),
            payload={
                "number": locked.number,
                "title": locked.title,
                "reason": locked.withdrawn_reason,
            },
        )
        signals.send_on_commit(signals.option_withdrawn, ballot.pk)
    option.refresh_from_db()
