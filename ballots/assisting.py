"""A vote cast with an officer's help: the voter says, the officer keys, and it is final.

The officer never sees an earlier vote: where one is in, nothing can be recorded. The paper hangs on nobody from the first moment.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from ballots import box, casting, marking, receipts, secrecy
from ballots.errors import NotAllowedNow
from ballots.models import Channel, RollEntry, Standing
from ballots.moving import alone_with
from ballots.papers_by_post import note_vote, record
from members.models import Person


def check(entry: RollEntry, marks: Sequence[int]) -> tuple[int, ...]:
    """The marks as the ballot keeps them, to be read back to the voter. Raises WrongMarks."""
    costs = marking.costs_of(entry.ballot.options.all())
    return marking.check(entry.ballot, costs, marks, entry.stratum)


def cast(entry: RollEntry, marks: Sequence[int], by: Person) -> str:
    """Cast the vote of a voter who is present; returns the receipt, for the voter.

    One transaction, alone with the ballot. Raises NotTaking outside the hours, NotAllowedNow where a vote is in, WrongMarks.
    """
    with alone_with(entry.ballot_id) as ballot:
        held = box.hold(ballot.pk)
        casting.check_taking(held.state, taking=held.taking)
        locked = RollEntry.objects.select_for_update().get(pk=entry.pk, ballot=ballot)
        check_unvoted(locked)
        chosen = marking.check(ballot, held.costs, marks, locked.stratum)
        receipt = receipts.receipt_for(secrecy.read_key(ballot), locked.pk)
        box.take_receipt(ballot.pk, receipts.digest(receipt))
        note_vote(locked, Channel.ASSISTED)
        box.key_paper(ballot.pk, locked.stratum, chosen)
        record(ballot, by, "ballots.vote-assisted")
    entry.refresh_from_db()
    return receipt


def check_unvoted(entry: RollEntry) -> None:
    """Raises NotAllowedNow where a vote is in. It never says how, or what."""
    if entry.standing == Standing.STRUCK:
        raise NotAllowedNow(_("This entry was struck out: it cannot vote."))
    if entry.channel == Channel.WEB:
        raise NotAllowedNow(
            _(
                "This person has voted online. They can change that vote online until voting closes; you can show them how, without looking."
            )
        )
    if entry.channel:
        raise NotAllowedNow(_("A vote is in for this person already, and it is final."))
