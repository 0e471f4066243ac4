"""From the finished file to the post: two people release it, one of them fetches it once, and what is left is destroyed."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from ballots import codes
from ballots.errors import BallotError, NotAllowedNow
from ballots.letters import store
from ballots.models import Ballot, LetterBatch, LetterState
from ballots.models.letters import LETTER_MOVES, WITH_FILE
from ballots.moving import must_say_why
from members.models import Person
from record import entries
from statute import clock, parameters

# The code of a letter dies only if no later letter has replaced it.
_KILL = """
    UPDATE ballots_rollentry e SET code_key = NULL FROM ballots_letter l
     WHERE l.batch_id = %s AND l.entry_id = e.id AND e.code_key = l.code_key
"""
_FORGET = "UPDATE ballots_letter SET code_key = NULL WHERE batch_id = %s"


@transaction.atomic
def authorise(batch: LetterBatch, by: Person) -> None:
    """Say that the file may be fetched. It takes two different people. Raises NotAllowedNow."""
    locked = _locked(batch)
    if locked.state != LetterState.READY or locked.authorised:
        raise NotAllowedNow(_("There is nothing to release now."))
    if locked.first_by_id == by.pk:
        raise NotAllowedNow(
            _(
                "You have released it already. A second person must do the same, signed in as themselves."
            )
        )
    which = "second_by" if locked.first_by_id else "first_by"
    setattr(locked, which, by)
    locked.save(update_fields=[which])
    _record(
        locked,
        by.as_actor("officer"),
        "ballots.letters-released",
        {"people": 1 + (which == "second_by")},
    )


@transaction.atomic
def download(batch: LetterBatch, by: Person) -> bytes:
    """The file in clear, for one of the two who released it, once and never again. Raises NotAllowedNow and BallotError."""
    locked = _locked(batch)
    if locked.state != LetterState.READY:
        raise NotAllowedNow(
            _(
                "This file was downloaded already. If that failed, make the letters again: their codes are replaced."
            )
            if locked.downloaded_by_id
            else _("There is no file to download.")
        )
    if not locked.authorised or by.pk not in {locked.first_by_id, locked.second_by_id}:
        raise NotAllowedNow(_("Two people must release the file, and one of the two downloads it."))
    content = _content(locked)
    locked.state, locked.downloaded_by = LetterState.DOWNLOADED, by
    locked.downloaded_at = clock.now()
    locked.save(update_fields=["state", "downloaded_by", "downloaded_at"])
    _record(locked, by.as_actor("officer"), "ballots.letters-downloaded", {})
    return content


@transaction.atomic
def hand_over(batch: LetterBatch, by: Person) -> None:
    """The letters are printed and posted. Their codes can no longer be taken back as a batch."""
    locked = _locked(batch)
    _move(locked, LetterState.HANDED_OVER)
    locked.save(update_fields=["state"])
    _run(_FORGET, locked)
    _record(locked, by.as_actor("officer"), "ballots.letters-handed-over", {})


@transaction.atomic
def restart(batch: LetterBatch, by: Person, reason: str) -> None:
    """Make the letters again: the codes of this batch die at once, new ones come with the new file. The caller hands it to a worker."""
    why = must_say_why(reason)
    codes.check_not_closed(Ballot.objects.get(pk=batch.ballot_id))
    locked = _locked(batch)
    _move(locked, LetterState.QUEUED)
    killed = _run(_KILL, locked)
    _run(_FORGET, locked)
    locked.first_by = locked.second_by = locked.downloaded_by = None
    locked.downloaded_at, locked.reason, locked.fault = None, why, ""
    _without_file(locked)
    _record(
        locked,
        by.as_actor("officer"),
        "ballots.letters-restarted",
        {"codes": killed, "reason": why},
    )


@transaction.atomic
def purge(batch: LetterBatch, by: entries.Actor) -> None:
    """Destroy file and key. A batch that nobody fetched takes its codes with it: nobody holds them. Raises NotAllowedNow."""
    locked = _locked(batch)
    fetched = locked.state in {LetterState.DOWNLOADED, LetterState.HANDED_OVER}
    _move(locked, LetterState.PURGED)
    killed = 0 if fetched else _run(_KILL, locked)
    _run(_FORGET, locked)
    locked.purged_at = clock.now()
    _without_file(locked)
    _record(locked, by, "ballots.letters-purged", {"codes": killed})


def purge_due() -> int:
    """Destroy what has lain too long or belongs to a vote that is over, and files that no batch names. Gives their number."""
    due = list(_due())
    for batch in due:
        purge(batch, entries.SYSTEM)
    _sweep()
    return len(due)


def _due() -> list[LetterBatch]:
    oldest = clock.now() - timedelta(days=int(parameters.value("letters-kept-days")))
    waiting = LetterBatch.objects.exclude(state=LetterState.PURGED).select_related("ballot")
    return [batch for batch in waiting if _is_over(batch.ballot) or _is_old(batch, oldest)]


def _is_over(ballot: Ballot) -> bool:
    return ballot.state not in codes.BEFORE_CLOSING


def _is_old(batch: LetterBatch, oldest: object) -> bool:
    moment = batch.downloaded_at or batch.made_at
    return batch.state in WITH_FILE and moment is not None and moment < oldest  # type: ignore[operator]


def _sweep() -> None:
    """Left by a worker that died between writing and naming a file. An hour spares one who is at it."""
    named = set(LetterBatch.objects.exclude(file_name="").values_list("file_name", flat=True))
    old = clock.now().timestamp() - 3600
    for path in store.names():
        if path.name not in named and path.stat().st_mtime < old:
            path.unlink(missing_ok=True)


def _content(batch: LetterBatch) -> bytes:
    try:
        return store.read(batch.pk, batch.file_name, bytes(batch.sealed_key or b""))
    except store.FileLost as lost:
        raise BallotError(
            _("The file is lost or damaged. Make the letters again: their codes are replaced.")
        ) from lost


def _locked(batch: LetterBatch) -> LetterBatch:
    return LetterBatch.objects.select_for_update().select_related(None).get(pk=batch.pk)


def _move(batch: LetterBatch, to: str) -> None:
    if (batch.state, to) not in LETTER_MOVES:
        raise NotAllowedNow(
            _("This batch is “%(now)s”: that cannot be done with it now.")
            % {"now": LetterState(batch.state).label}
        )
    batch.state = to


def _without_file(batch: LetterBatch) -> None:
    """Saves the batch without its key; the file, unreadable from then on, goes after the commit."""
    name, batch.file_name, batch.sealed_key = batch.file_name, "", None
    batch.save()
    transaction.on_commit(lambda: store.remove(name))


def _run(statement: str, batch: LetterBatch) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, [batch.pk])
        return int(cursor.rowcount)


def _record(
    batch: LetterBatch, actor: entries.Actor, action: str, more: dict[str, str | int]
) -> None:
    entries.write(
        actor=actor,
        action=action,
        subject=batch.ballot.as_subject(),
        payload={"batch": batch.number, "letters": batch.size, **more},
    )
