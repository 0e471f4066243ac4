"""The papers desk: papers without a name, keyed in batches, twice by two officers, differences decided by a third.

Whoever keys sees neither names nor what the other officer read. A batch goes into the box whole, mixed, and only once both keyings
agree; until then its marks lie where the site's role cannot read them (`ballots/keyed_papers.py`).
"""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots import desks, keyed_papers, marking, paper_totals
from ballots.errors import NotAllowedNow, WrongMarks
from ballots.models import Ballot, BatchState, Desk, Keying, PaperBatch
from ballots.models.paper_batches import BATCH_MOVES, UNFINISHED
from ballots.moving import alone_with, must_say_why
from ballots.papers_by_post import TAKING, too_late
from members.models import Person
from record import entries

MOST_PAPERS = 500
THIRD = 3


def open_batch(ballot: Ballot, stratum: str, size: int, by: Person) -> PaperBatch:
    """Open a batch of `size` papers of one stratum, counted by hand. Raises NotAllowedNow, WrongDesk, WrongMarks.

    There cannot be more papers than envelopes of that ward or class marked at the identity desk.
    """
    with alone_with(ballot.pk) as locked:
        _check_taking(locked)
        desks.sit(locked, by, Desk.PAPERS)
        if stratum not in strata(locked):
            raise WrongMarks(_("Choose the ward or the class of the papers."))
        _check_size(locked, stratum, size)
        last = locked.paper_batches.aggregate(last=Max("number"))["last"] or 0
        batch = PaperBatch.objects.create(
            ballot=locked, number=last + 1, stratum=stratum, size=size, opened_by=by
        )
        keyed_papers.open_(batch.pk)
        _record(batch, by, "ballots.batch-opened", {"papers": size})
    return batch


def take_turn(batch: PaperBatch, by: Person) -> Keying:
    """The person's own turn at a batch, begun now if there is one to begin. Raises NotAllowedNow and WrongDesk."""
    with transaction.atomic():
        locked = PaperBatch.objects.select_for_update().get(pk=batch.pk)
        desks.sit(locked.ballot, by, Desk.PAPERS)
        mine = locked.keyings.filter(by=by).first()
        if mine and not (locked.state == BatchState.DIFFERING and mine.turn != THIRD):
            return mine
        return Keying.objects.create(batch=locked, turn=_free_turn(locked, mine), by=by)


def key(keying: Keying, place: int, marks: Sequence[int]) -> tuple[int, ...]:
    """What the officer reads on the paper at `place`, from 1; no marks is a blank or spoilt paper. Returns the marks as kept.

    Raises WrongMarks, and NotAllowedNow for a place or a turn that is not keyed now.
    """
    ballot = keying.batch.ballot
    _check_taking(ballot)
    costs = marking.costs_of(ballot.options.all())
    stratum = keying.batch.stratum
    chosen = marking.check(ballot, costs, marks, stratum) if marks else ()
    with transaction.atomic():
        # Locked against a finish or a taking back at the same moment: a paper keyed after it would be lost.
        batch = PaperBatch.objects.select_for_update(no_key=True).get(pk=keying.batch_id)
        current = batch.keyings.get(pk=keying.pk)
        if current.finished or place not in _open_places(batch, current):
            raise NotAllowedNow(_("Paper %(place)d is not to be keyed now.") % {"place": place})
        keyed_papers.key(batch.pk, current.turn, place, chosen)
    return chosen


def still_to_key(keying: Keying) -> list[int]:
    """Places of the pile that this turn has not keyed yet, ascending."""
    if keying.turn == THIRD:
        return [
            place
            for place, decided in keyed_papers.differing(keying.batch_id).items()
            if not decided
        ]
    done = set(keyed_papers.places(keying.batch_id, keying.turn))
    return [place for place in range(1, keying.batch.size + 1) if place not in done]


def finish(keying: Keying, by: Person) -> PaperBatch:
    """Say that a turn is complete. With the second the batch goes into the box, or to a third officer; with the third into the box.

    Raises NotAllowedNow while a paper is missing.
    """
    with alone_with(keying.batch.ballot_id) as ballot:
        _check_taking(ballot)
        batch = _unfinished(keying.batch)
        own = Keying.objects.select_for_update().get(pk=keying.pk, by=by)
        _check_whole(own)
        if not own.finished:
            own.finished = True
            own.save(update_fields=["finished"])
            _record(batch, by, "ballots.batch-keyed", {"turn": own.turn})
            _go_on(batch, by)
    return batch


def withdraw(batch: PaperBatch, by: Person, reason: str) -> None:
    """Take an unfinished batch back, what was keyed is dropped unread: the pile was miscounted, or cannot be finished."""
    with alone_with(batch.ballot_id) as ballot:
        _check_taking(ballot)
        desks.sit(ballot, by, Desk.PAPERS)
        locked = _unfinished(batch)
        locked.withdrawn_reason = must_say_why(reason)
        _move(locked, BatchState.WITHDRAWN)
        keyed_papers.drop(locked.pk)
        _record(locked, by, "ballots.batch-withdrawn", {"reason": locked.withdrawn_reason})
    batch.refresh_from_db()


def strata(ballot: Ballot) -> list[str]:
    """The strata a paper can be of: the ballot's areas, and those of its roll where it has none."""
    if ballot.strata:
        return list(ballot.strata)
    return sorted(ballot.entries.values_list("stratum", flat=True).distinct())


def _go_on(batch: PaperBatch, by: Person) -> None:
    if batch.keyings.filter(finished=True).count() < 2:  # noqa: PLR2004 -- two officers
        return
    differing = keyed_papers.differing(batch.pk)
    if all(differing.values()):
        _into_box(batch, by, len(differing))
    else:
        batch.differences = len(differing)
        _move(batch, BatchState.DIFFERING)


def _into_box(batch: PaperBatch, by: Person, differences: int) -> None:
    papers = keyed_papers.into_box(batch.pk)
    _move(batch, BatchState.IN_BOX)
    _record(batch, by, "ballots.batch-in-box", {"papers": papers, "differences": differences})


def _free_turn(batch: PaperBatch, mine: Keying | None) -> int:
    taken = {one.turn for one in batch.keyings.all()}
    if batch.state == BatchState.KEYING and len(taken) < 2:  # noqa: PLR2004 -- two officers
        return len(taken) + 1
    if batch.state == BatchState.DIFFERING and mine:
        raise NotAllowedNow(
            _("You have keyed this batch: a third officer decides where the two keyings differ.")
        )
    if batch.state == BatchState.DIFFERING and THIRD not in taken:
        return THIRD
    raise NotAllowedNow(
        _("Two officers are keying this batch already.")
        if batch.state == BatchState.KEYING
        else _("There is nothing to key in this batch now.")
    )


def _open_places(batch: PaperBatch, keying: Keying) -> Collection[int]:
    if batch.state == BatchState.DIFFERING and keying.turn == THIRD:
        return keyed_papers.differing(batch.pk)
    if batch.state == BatchState.KEYING and keying.turn != THIRD:
        return range(1, batch.size + 1)
    return ()


def _check_whole(keying: Keying) -> None:
    if missing := still_to_key(keying):
        raise NotAllowedNow(
            ngettext(
                "%(count)d paper is not keyed yet, number %(first)d. Count the pile again if there is none.",
                "%(count)d papers are not keyed yet, the first is number %(first)d. Count the pile again if there are none.",
                len(missing),
            )
            % {"count": len(missing), "first": missing[0]}
        )


def _check_size(ballot: Ballot, stratum: str, size: int) -> None:
    waiting = paper_totals.of(ballot, stratum).waiting
    if not 1 <= size <= MOST_PAPERS:
        raise NotAllowedNow(
            _("A batch has 1 to %(most)d papers. Make several of a larger pile.")
            % {"most": MOST_PAPERS}
        )
    if size > waiting:
        raise NotAllowedNow(
            ngettext(
                "You counted %(size)d, but papers of only %(waiting)d marked envelope wait. Count again, or have the envelopes marked first.",
                "You counted %(size)d, but papers of only %(waiting)d marked envelopes wait. Count again, or have the envelopes marked first.",
                waiting,
            )
            % {"size": size, "waiting": waiting}
        )


def _check_taking(ballot: Ballot) -> None:
    if ballot.state not in TAKING:
        raise too_late()


def _unfinished(batch: PaperBatch) -> PaperBatch:
    locked = PaperBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state not in UNFINISHED:
        raise NotAllowedNow(_("This batch is “%(now)s”.") % {"now": BatchState(locked.state).label})
    return locked


def _move(batch: PaperBatch, to: str) -> None:
    assert (batch.state, to) in BATCH_MOVES  # noqa: S101 -- every caller has looked; the trigger looks again
    batch.state = to
    batch.save(update_fields=["state", "differences", "withdrawn_reason"])


def _record(batch: PaperBatch, by: Person, action: str, payload: dict[str, str | int]) -> None:
    entries.write(
        actor=by.as_actor("officer"),
        action=action,
        subject=batch.ballot.as_subject(),
        payload={"batch": batch.number, **payload},
    )
