"""Making a batch: letters are drawn and kept encrypted first, and only then, in one short transaction, do their codes work.

So a worker killed anywhere has issued no code: who takes the batch up again draws new ones. Until the commit no vote waits for it.
"""

from collections.abc import Mapping

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ballots import codes
from ballots.errors import BallotError, NotAllowedNow
from ballots.letters import drawing, store
from ballots.letters.fonts import FontMissing
from ballots.letters.wording import Sheet
from ballots.models import Ballot, LetterBatch, LetterState, RollEntry, Standing
from look import progress, words
from record import entries
from statute import clock

_KEEP = """
    UPDATE ballots_letter l SET code_key = made.code_key, fault = made.fault
      FROM unnest(%s::bigint[], %s::bytea[], %s::text[]) AS made(entry, code_key, fault)
     WHERE l.batch_id = %s AND l.entry_id = made.entry
"""
# Only where the register has the person still, and no other letter brought a code meanwhile.
_ISSUE = """
    UPDATE ballots_rollentry e SET code_key = l.code_key FROM ballots_letter l
     WHERE l.batch_id = %s AND l.entry_id = e.id AND e.standing = 'accepted' AND e.code_key IS NULL
"""


def job(batch_id: int) -> str:
    """The name under which `look.progress` knows the making of a batch."""
    return f"letters:{batch_id}"


def make(batch_id: int) -> bool:
    """Make a batch that waits, or one that was left in the middle. Doing it again does nothing; True if this call made it.

    What cannot be made is noted as `failed` with the reason; anything unexpected is raised too.
    """
    batch = _begin(batch_id)
    if batch is None:
        return False
    try:
        return _make(batch)
    except FontMissing as missing:
        _fail(batch, _("The font file %(file)s is missing.") % {"file": missing})
    except BallotError as refusal:
        _fail(batch, refusal.message)
    except Exception as fault:
        _fail(batch, _("Something went wrong that the system’s operator must look at."), fault)
        raise
    return False


@transaction.atomic
def _begin(batch_id: int) -> LetterBatch | None:
    batch = LetterBatch.objects.select_for_update().get(pk=batch_id)
    if batch.state == LetterState.QUEUED:
        batch.state, batch.fault = LetterState.MAKING, ""
        batch.save(update_fields=["state", "fault"])
    return batch if batch.state == LetterState.MAKING else None


def _make(batch: LetterBatch) -> bool:
    people = list(_people(batch))
    if not people:
        raise NotAllowedNow(_("Nobody in this batch needs a letter any more."))
    issued = [codes.new_code() for _person in people]
    report = _Report(batch)
    report(0)
    content, faults = drawing.draw(
        sheet(batch), batch.kind, zip(people, issued, strict=True), report
    )
    name, sealed_key = store.write(batch.pk, content)
    keys = {
        person.pk: codes.code_key(batch.ballot_id, code)
        for person, code in zip(people, issued, strict=True)
    }
    made = False
    try:
        made = _finish(batch.pk, name, sealed_key, keys, faults)
    finally:
        if not made:
            store.remove(name)
    report(batch.size)
    return made


def _people(batch: LetterBatch) -> QuerySet[RollEntry]:
    """In the order a round of post goes. Whoever was struck, or got a newer code meanwhile, gets no letter that does not work."""
    needing = RollEntry.objects.filter(
        letters__batch=batch, standing=Standing.ACCEPTED, code_key=None
    )
    return needing.order_by("postcode", "address", "pk")


@transaction.atomic
def _finish(
    batch_id: int,
    name: str,
    sealed_key: bytes,
    keys: Mapping[int, bytes],
    faults: Mapping[int, str],
) -> bool:
    """Codes and file become good together. False where another worker was first or the batch was taken back."""
    ballot = Ballot.objects.select_for_update(no_key=True).get(letter_batches=batch_id)
    codes.check_not_closed(ballot)
    batch = LetterBatch.objects.select_for_update().get(pk=batch_id)
    if batch.state != LetterState.MAKING:
        return False
    issued = _issue(batch_id, keys, faults)
    batch.state, batch.file_name, batch.sealed_key = LetterState.READY, name, sealed_key
    batch.made_at, batch.size = clock.now(), len(keys)
    batch.save(update_fields=["state", "file_name", "sealed_key", "made_at", "size"])
    entries.write(
        actor=entries.SYSTEM,
        action="ballots.letters-made",
        subject=ballot.as_subject(),
        payload={"batch": batch.number, "letters": batch.size, "codes": issued},
    )
    return True


def _issue(batch_id: int, keys: Mapping[int, bytes], faults: Mapping[int, str]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            _KEEP,
            [list(keys), list(keys.values()), [faults.get(pk, "")[:120] for pk in keys], batch_id],
        )
        cursor.execute(_ISSUE, [batch_id])
        return int(cursor.rowcount)


@transaction.atomic
def _fail(batch: LetterBatch, words_: str, fault: Exception | None = None) -> None:
    """Unless another worker has made it meanwhile."""
    locked = LetterBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.state == LetterState.MAKING:
        locked.state, locked.fault = LetterState.FAILED, words_[:200]
        locked.save(update_fields=["state", "fault"])
    progress.report(job(batch.pk), 0, batch.size, _("Stopped"), error=words_)


def sheet(batch: LetterBatch) -> Sheet:
    """What is the same on each of its letters."""
    return Sheet(
        batch.title,
        batch.ballot.question,
        batch.page_url,
        batch.phone,
        words.moment(batch.ballot.closes_at),
    )


class _Report:
    """Tells the page how many letters are drawn."""

    def __init__(self, batch: LetterBatch) -> None:
        self._job, self._size = job(batch.pk), batch.size

    def __call__(self, done: int) -> None:
        progress.report(self._job, done, self._size, _("Drawing letters"))
