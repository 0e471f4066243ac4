"""Posted codes: sixteen characters without ambiguous letters, of which only a keyed hash is kept."""

import secrets
from collections.abc import Collection, Iterator

from django.db import connection, transaction
from django.utils.translation import gettext as _

from ballots.acting import acting
from ballots.alphabet import ALPHABET, fold, grouped
from ballots.errors import NotAllowedNow
from ballots.models import Ballot, BallotState, RollEntry, Standing
from members.models import Person
from members.seals import keyed
from record.entries import Actor, write
from statute import clock

LENGTH = 16
ENTRIES_AT_A_TIME = 1000
BEFORE_CLOSING = {
    BallotState.DRAFT,
    BallotState.SCHEDULED,
    BallotState.OPEN,
    BallotState.SUSPENDED,
}

_KEEP = """
    UPDATE ballots_rollentry e SET code_key = fresh.code_key
      FROM unnest(%s::bigint[], %s::bytea[]) AS fresh(id, code_key)
     WHERE e.id = fresh.id
"""


def new_code() -> str:
    """A code as printed in a letter, "ABCD-EFGH-JKMN-PQRS": 80 random bits."""
    return grouped("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def code_key(ballot_id: int, text: str) -> bytes:
    """The keyed hash a code is found by, however it was typed; another ballot's code never matches."""
    return keyed("posted-code", f"{ballot_id}|{fold(text)}")


def issue_codes(
    ballot: Ballot,
    by: Person | Actor,
    entries: Collection[RollEntry] | None = None,
    *,
    again: bool = False,
) -> Iterator[tuple[RollEntry, str]]:
    """A code for every entry of the register that has none, or for chosen ones, each told this once.

    With `again` the chosen entries' old codes die. One transaction, which ends with the iterator: whoever
    breaks off has issued nothing. Raises NotAllowedNow from the close on, ValueError for `again` without entries.
    """
    if again and entries is None:
        raise ValueError("Say whose codes are to be replaced")
    with transaction.atomic():
        locked = Ballot.objects.select_for_update(no_key=True).get(pk=ballot.pk)
        check_not_closed(locked)
        issued = 0
        for batch in _batches(locked, entries, again=again):
            codes = [new_code() for _entry in batch]
            _keep(locked, batch, codes)
            issued += len(batch)
            yield from zip(batch, codes, strict=True)
        write(
            actor=acting(by),
            action="ballots.codes-replaced" if again else "ballots.codes-issued",
            subject=locked.as_subject(),
            payload={"codes": issued},
        )


def check_not_closed(ballot: Ballot) -> None:
    """Raises NotAllowedNow from the close on."""
    if ballot.state not in BEFORE_CLOSING or clock.now() >= ballot.closes_at:
        raise NotAllowedNow(_("Voting is over: no code can be issued."))


def _batches(
    ballot: Ballot, entries: Collection[RollEntry] | None, *, again: bool
) -> Iterator[list[RollEntry]]:
    """Entries in the order of the register, locked, a batch at a time."""
    wanted = RollEntry.objects.select_for_update().filter(
        ballot=ballot, declared=False, standing=Standing.ACCEPTED
    )
    if entries is not None:
        wanted = wanted.filter(pk__in=[entry.pk for entry in entries])
    if not again:
        wanted = wanted.filter(code_key=None)
    last = 0
    while batch := list(wanted.filter(pk__gt=last).order_by("pk")[:ENTRIES_AT_A_TIME]):
        last = batch[-1].pk
        yield batch


def _keep(ballot: Ballot, batch: list[RollEntry], codes: list[str]) -> None:
    keys = [code_key(ballot.pk, code) for code in codes]
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [[entry.pk for entry in batch], keys])
