"""The identity desk: the outer envelope marks the roll, the paper in it goes unopened to the papers desk.

As with postal votes: who voted is checked on the identity statement; the papers are taken out, mixed and keyed without a name
by other people (`ballots/keying.py`). A vote on paper is final. Somebody whose vote is in already, online or with help,
is refused here, before the inner envelope is opened: one person, one vote, and the roll says it first.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ballots import box, claims, desks, receipts, secrecy
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, BallotState, Channel, Desk, RollEntry, Standing
from ballots.moving import alone_with
from ballots.voters import Declared
from members.folding import fold_postcode
from members.models import Person
from record import entries

TAKING = {BallotState.OPEN, BallotState.SUSPENDED, BallotState.CLOSED}
_SHOWN = 25


class AlreadyVoted(NotAllowedNow):
    """A vote is in for this entry; the envelope stays closed."""


def search(ballot: Ballot, text: str) -> QuerySet[RollEntry]:
    """Entries whose name holds the text or whose postcode begins with it, at most 25, struck ones left out."""
    wanted = text.strip()
    if not wanted:
        return RollEntry.objects.none()
    found = Q(name__icontains=wanted) | Q(postcode__startswith=fold_postcode(wanted) or "-")
    standing = RollEntry.objects.filter(found, ballot=ballot).exclude(standing=Standing.STRUCK)
    return standing.order_by("name", "pk")[:_SHOWN]


def mark(entry: RollEntry, by: Person) -> str:
    """Mark an entry as voting on paper; returns its receipt, for whoever may give it to the voter.

    The record says that a vote on paper came in, not whose. Raises WrongDesk, AlreadyVoted, and NotAllowedNow once papers are parted.
    """
    with alone_with(entry.ballot_id) as ballot:
        if ballot.state not in TAKING:
            raise too_late()
        desks.sit(ballot, by, Desk.IDENTITY)
        locked = RollEntry.objects.select_for_update().get(pk=entry.pk, ballot=ballot)
        check_unvoted(locked)
        receipt = receipts.receipt_for(secrecy.read_key(ballot), locked.pk)
        box.take_receipt(ballot.pk, receipts.digest(receipt))
        note_vote(locked, Channel.PAPER)
        record(ballot, by, "ballots.paper-received")
    entry.refresh_from_db()
    return receipt


def enrol(ballot: Ballot, voter: Declared, by: Person) -> RollEntry:
    """Put somebody on a declared roll whom an officer has seen, so that the vote can be taken.

    Raises Refused on a closed register, NotEligible outside the area, NotAllowedNow once papers are parted.
    """
    with alone_with(ballot.pk) as locked:
        if locked.state not in TAKING:
            raise too_late()
        entry = claims.enrolled(locked, voter)
        # What waits because of a vote cast online is decided where its reason is shown.
        if not entry.channel:
            entry.standing, entry.waiting_for = Standing.ACCEPTED, ""
            entry.save(update_fields=["standing", "waiting_for"])
        record(locked, by, "ballots.voter-enrolled")
    return entry


def check_unvoted(entry: RollEntry) -> None:
    """Raises AlreadyVoted with what to do with the envelope, NotAllowedNow for a struck entry."""
    if entry.standing == Standing.STRUCK:
        raise NotAllowedNow(_("This entry was struck out: it cannot vote."))
    if entry.channel == Channel.PAPER:
        raise AlreadyVoted(
            _(
                "A vote on paper is in for this entry already. Leave the inner envelope closed and put this one with the refused envelopes."
            )
        )
    if entry.channel == Channel.ASSISTED:
        raise AlreadyVoted(
            _(
                "This person has voted with an officer’s help, and that is final. Leave the inner envelope closed and put it with the refused envelopes."
            )
        )
    if entry.channel:
        raise AlreadyVoted(
            _(
                "This person has voted online, and that vote stands. Leave the inner envelope closed and put it with the refused envelopes. Until voting closes they can change their vote online."
            )
        )


def note_vote(entry: RollEntry, channel: Channel) -> None:
    """Mark a locked entry; an officer has seen the person or the statement, so nothing waits any more."""
    entry.channel, entry.proof = channel, ""
    entry.standing, entry.waiting_for = Standing.ACCEPTED, ""
    entry.save(update_fields=["channel", "proof", "standing", "waiting_for"])


def too_late() -> NotAllowedNow:
    return NotAllowedNow(
        _("Votes on paper are taken from the opening until the papers are parted from the roll.")
    )


def record(ballot: Ballot, by: Person, action: str) -> None:
    entries.write(
        actor=by.as_actor("officer"), action=action, subject=ballot.as_subject(), payload={}
    )
