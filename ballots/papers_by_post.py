"""Votes on paper, in two steps that nobody can join: the outer envelope marks the roll, the paper in it goes into the box.

As with postal votes: who voted is checked on the envelope; the papers are taken out, mixed and keyed without a name. A vote
on paper, or cast with an officer's help, is final: it takes the place of a vote cast online, whichever came first, because
the hour at which a paper was filled in is not known.
"""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ballots import box, claims, marking, receipts, secrecy
from ballots.errors import NotAllowedNow, WrongMarks
from ballots.models import Ballot, BallotState, Channel, RollEntry, Standing
from ballots.moving import alone_with
from ballots.voters import Declared
from members.folding import fold_postcode
from members.models import Person
from record import entries

TAKING = {BallotState.OPEN, BallotState.SUSPENDED, BallotState.CLOSED}
ON_PAPER = {Channel.PAPER, Channel.ASSISTED}
_SHOWN = 25


def search(ballot: Ballot, text: str) -> QuerySet[RollEntry]:
    """Entries whose name holds the text or whose postcode begins with it, at most 25, struck ones left out."""
    wanted = text.strip()
    if not wanted:
        return RollEntry.objects.none()
    found = Q(name__icontains=wanted) | Q(postcode__startswith=fold_postcode(wanted) or "-")
    standing = RollEntry.objects.filter(found, ballot=ballot).exclude(standing=Standing.STRUCK)
    return standing.order_by("name", "pk")[:_SHOWN]


def mark(entry: RollEntry, by: Person, channel: str) -> str:
    """Mark an entry as voting on paper or with help; returns its receipt, for whoever may give it to the voter.

    A vote it cast online leaves the box unread. The record says that a vote on paper came in, not whose.
    Raises NotAllowedNow once papers are parted, or where a paper is in already.
    """
    with alone_with(entry.ballot_id) as ballot:
        locked = RollEntry.objects.select_for_update().get(pk=entry.pk, ballot=ballot)
        _check_open(ballot, locked)
        key = secrecy.read_key(ballot)
        receipt = receipts.receipt_for(key, locked.pk)
        if locked.channel:
            box.strike(ballot.pk, secrecy.pseudonym(key, locked.pk), receipts.digest(receipt))
        box.take_receipt(ballot.pk, receipts.digest(receipt))
        locked.channel, locked.proof = Channel(channel), ""
        locked.standing, locked.waiting_for = Standing.ACCEPTED, ""
        locked.save(update_fields=["channel", "proof", "standing", "waiting_for"])
        _record(ballot, by, "ballots.paper-received", {"channel": str(channel)})
    entry.refresh_from_db()
    return receipt


def enrol(ballot: Ballot, voter: Declared, by: Person) -> RollEntry:
    """Put somebody on a declared roll whom an officer has seen, so that the paper can be marked.

    Raises Refused on a closed register, NotEligible outside the area, NotAllowedNow once papers are parted.
    """
    with alone_with(ballot.pk) as locked:
        if locked.state not in TAKING:
            raise _too_late()
        entry = claims.enrolled(locked, voter)
        entry.standing, entry.waiting_for = Standing.ACCEPTED, ""
        entry.save(update_fields=["standing", "waiting_for"])
        _record(locked, by, "ballots.voter-enrolled", {})
    return entry


def key_paper(ballot: Ballot, stratum: str, marks: Sequence[int], by: Person) -> None:
    """Put one paper into the box; no marks at all is a blank or spoilt one, which is counted as a voter.

    There can be no more papers than marked entries. Raises WrongMarks and NotAllowedNow.
    """
    with alone_with(ballot.pk) as locked:
        if locked.state not in TAKING:
            raise _too_late()
        if stratum not in locked.strata:
            raise WrongMarks(_("Choose the ward or class of the paper."))
        if still_to_key(locked) < 1:
            raise NotAllowedNow(
                _("There is a paper for every marked entry already. Mark the envelope first.")
            )
        costs = marking.costs_of(locked.options.all())
        chosen = marking.check(locked, costs, marks) if marks else ()
        box.key_paper(locked.pk, stratum, chosen)
        _record(locked, by, "ballots.paper-keyed", {})


def still_to_key(ballot: Ballot) -> int:
    """How many papers are still to be keyed: marked entries that stand, less the papers in the box."""
    marked = RollEntry.objects.filter(ballot=ballot).exclude(channel="")
    papers, _receipts = box.sizes(ballot.pk)
    return marked.exclude(standing=Standing.STRUCK).count() - papers


def _check_open(ballot: Ballot, entry: RollEntry) -> None:
    if ballot.state not in TAKING:
        raise _too_late()
    if entry.standing == Standing.STRUCK:
        raise NotAllowedNow(_("This entry was struck out: it cannot vote."))
    if entry.channel in ON_PAPER:
        raise NotAllowedNow(_("A vote on paper is in for this entry already."))


def _too_late() -> NotAllowedNow:
    return NotAllowedNow(
        _("Votes on paper are taken from the opening until the papers are parted from the roll.")
    )


def _record(ballot: Ballot, by: Person, action: str, payload: dict[str, str]) -> None:
    entries.write(
        actor=by.as_actor("returning officer"),
        action=action,
        subject=ballot.as_subject(),
        payload=payload,
    )
