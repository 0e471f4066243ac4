"""Between the close and the count: exceptions decided, numbers compared, papers parted from the roll."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots import box, paper_totals, parting, receipts, secrecy
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, BallotState, Channel, RollEntry, Standing
from ballots.moving import alone_with, check_move, must_say_why
from ballots.paper_totals import Totals
from members.models import Person
from record import entries
from statute import clock

_BEFORE_PARTING = {BallotState.OPEN, BallotState.SUSPENDED, BallotState.CLOSED}


@dataclass(frozen=True)
class Reckoning:
    """The numbers that must agree before counting; no tally is among them."""

    marked: int
    papers: int
    receipts: int
    waiting: int
    struck: int
    on_paper: Totals

    @property
    def agrees(self) -> bool:
        """As many papers and receipts as marked entries that stand, nothing left to decide or half keyed."""
        settled = self.waiting == 0 and self.on_paper.agrees
        return settled and self.marked == self.papers == self.receipts


def reckoning(ballot: Ballot) -> Reckoning:
    voted = ~Q(channel="")
    numbers = RollEntry.objects.filter(ballot=ballot).aggregate(
        marked=Count("pk", filter=voted & ~Q(standing=Standing.STRUCK)),
        waiting=Count("pk", filter=voted & undecided()),
        struck=Count("pk", filter=Q(standing=Standing.STRUCK)),
    )
    papers, receipt_count = _sizes(ballot)
    return Reckoning(
        papers=papers, receipts=receipt_count, on_paper=paper_totals.of(ballot), **numbers
    )


def waiting_entries(ballot: Ballot) -> QuerySet[RollEntry]:
    """Entries with a paper in the box on which an officer must decide, unseen."""
    return (
        RollEntry.objects.filter(undecided(), ballot=ballot)
        .exclude(channel="")
        .order_by("waiting_for", "pk")
    )


def undecided() -> Q:
    return ~Q(waiting_for="") & ~Q(standing=Standing.STRUCK)


def accept(entry: RollEntry, by: Person, reason: str) -> None:
    """Let an entry count that was waiting. Who decided and why is on the record, not whose entry it is."""
    with alone_with(entry.ballot_id) as ballot:
        locked = _undecided_entry(ballot, entry)
        locked.standing, waited_for, locked.waiting_for = Standing.ACCEPTED, locked.waiting_for, ""
        locked.save(update_fields=["standing", "waiting_for"])
        _record(ballot, by, "ballots.entry-accepted", waited_for, must_say_why(reason))
    entry.refresh_from_db()


def strike(entry: RollEntry, by: Person, reason: str) -> None:
    """Strike an entry found wrong; its paper and receipt leave the box unread."""
    with alone_with(entry.ballot_id) as ballot:
        locked = _entry(ballot, entry)
        if locked.channel:
            key = secrecy.read_key(ballot)
            receipt = receipts.digest(receipts.receipt_for(key, locked.pk))
            box.strike(ballot.pk, secrecy.pseudonym(key, locked.pk), receipt)
        locked.standing, waited_for, locked.waiting_for = Standing.STRUCK, locked.waiting_for, ""
        locked.struck_reason = must_say_why(reason)
        locked.save(update_fields=["standing", "waiting_for", "struck_reason"])
        _record(ballot, by, "ballots.entry-struck", waited_for, locked.struck_reason)
    entry.refresh_from_db()


def reconcile(ballot_id: int, actor: entries.Actor) -> None:
    """Part papers from the roll and put both Merkle roots on the record, before any count.

    Needs the database owner's rights. Raises NotAllowedNow, saving nothing, unless the numbers agree.
    """
    with alone_with(ballot_id) as ballot:
        check_move(ballot, BallotState.RECONCILED)
        found = reckoning(ballot)
        if not found.agrees:
            raise NotAllowedNow(_refusal(found))
        ballot.state, ballot.reconciled_at, ballot.key_fingerprint = (
            BallotState.RECONCILED,
            clock.now(),
            None,
        )
        ballot.save(update_fields=["state", "reconciled_at", "key_fingerprint"])
        parting.part(ballot_id)
        ballot.receipts_root, ballot.papers_root = parting.roots(ballot_id)
        ballot.save(update_fields=["receipts_root", "papers_root"])
        entries.write(
            actor=actor,
            action="ballots.reconciled",
            subject=ballot.as_subject(),
            payload={
                "papers": found.papers,
                "receipts": found.receipts,
                "struck": found.struck,
                "receipts_root": ballot.receipts_root,
                "papers_root": ballot.papers_root,
            },
        )
    secrecy.destroy_key(ballot_id)


def _sizes(ballot: Ballot) -> tuple[int, int]:
    if ballot.state in {BallotState.DRAFT, BallotState.SCHEDULED} | _BEFORE_PARTING:
        return box.sizes(ballot.pk)
    return ballot.papers.count(), ballot.receipts.count()


def _refusal(found: Reckoning) -> str:
    if found.waiting:
        return _("Decide the %(count)d waiting entries first.") % {"count": found.waiting}
    if not found.on_paper.agrees:
        return _on_paper(found.on_paper)
    return _(
        "The numbers do not agree: %(marked)d marked entries, %(papers)d papers, %(receipts)d receipts. Nothing was parted. Tell the system's operator."
    ) % {"marked": found.marked, "papers": found.papers, "receipts": found.receipts}


def _on_paper(found: Totals) -> str:
    if found.unfinished_batches:
        return ngettext(
            "%(count)d batch of papers is not finished. Finish it or take it back.",
            "%(count)d batches of papers are not finished. Finish them or take them back.",
            found.unfinished_batches,
        ) % {"count": found.unfinished_batches}
    return _(
        "%(envelopes)d envelopes are marked and %(papers)d papers keyed. Key the rest, or count both again."
    ) % {"envelopes": found.envelopes, "papers": found.in_box}


def _entry(ballot: Ballot, entry: RollEntry) -> RollEntry:
    if ballot.state not in _BEFORE_PARTING:
        raise NotAllowedNow(
            _("Papers have been parted from the roll: no entry can be decided any more.")
        )
    locked = RollEntry.objects.select_for_update().get(pk=entry.pk, ballot=ballot)
    if locked.standing == Standing.STRUCK:
        raise NotAllowedNow(_("This entry was struck already."))
    if locked.channel in {Channel.PAPER, Channel.ASSISTED}:
        raise NotAllowedNow(
            _("Its paper lies among the others, and nobody can tell which it is: it stands.")
        )
    return locked


def _undecided_entry(ballot: Ballot, entry: RollEntry) -> RollEntry:
    locked = _entry(ballot, entry)
    if not locked.waiting_for:
        raise NotAllowedNow(_("This entry was decided already."))
    return locked


def _record(ballot: Ballot, by: Person, action: str, waited_for: str, reason: str) -> None:
    entries.write(
        actor=by.as_actor("officer"),
        action=action,
        subject=ballot.as_subject(),
        payload={"waited_for": waited_for, "reason": reason},
    )
