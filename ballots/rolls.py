"""Taking a named register onto a ballot's roll, and looking at it first."""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from ballots import roll_staging
from ballots.acting import acting
from ballots.errors import BallotError, NotAllowedNow
from ballots.models import Ballot, BallotState, Roll, RollKind
from ballots.register_rows import Rules, staged
from members.models import Person
from members.register_columns import columns
from members.register_faults import Fault
from members.register_file import RegisterUnreadable, Row, look, rows
from record import entries
from statute import clock

BEFORE_OPENING = {BallotState.DRAFT, BallotState.SCHEDULED}


@dataclass(frozen=True)
class Preview:
    """What a register holds. `faults` are the first of them, `fault_count` counts all.

    `columns` says which heading was taken for what, `wards` how many good rows each ward has, `digest` is the
    SHA-256 of the file in hexadecimal.
    """

    count: int
    good: int
    fault_count: int
    faults: list[Fault]
    encoding: str
    columns: dict[str, str]
    wards: dict[str, int]
    digest: str


class RollRefused(BallotError):
    """Rows are wrong and nothing was saved; `preview` lists them."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        first = preview.faults[0]
        super().__init__(
            _("%(bad)s of %(count)s rows are wrong. The first is line %(line)s: %(reason)s")
            % {
                "bad": preview.fault_count,
                "count": preview.count,
                "line": first.line,
                "reason": first.reason,
            }
        )


def preview(ballot: Ballot, file: BinaryIO) -> Preview:
    """Check a register as an import would, and save nothing. Raises NotAllowedNow and RegisterUnreadable."""
    with transaction.atomic(), connection.cursor() as cursor:
        _check_ballot(ballot)
        seen = _staged(cursor, ballot, file)
        transaction.set_rollback(True)
    return seen


def import_roll(
    ballot: Ballot,
    by: Person | entries.Actor,
    file: BinaryIO,
    source_name: str,
    record_date: date | None = None,
    *,
    skip_bad: bool = False,
) -> Preview:
    """Put every row on the roll, or with `skip_bad` every good one; before opening only.

    Raises RollRefused, RegisterUnreadable and NotAllowedNow. Memory does not grow with the file.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        locked = Ballot.objects.select_for_update().get(pk=ballot.pk)
        _check_ballot(locked)
        seen = _staged(cursor, locked, file)
        if seen.fault_count and not skip_bad:
            raise RollRefused(seen)
        put = roll_staging.put_on_roll(cursor, locked)
        _note_source(locked.roll, source_name, record_date, seen)
        entries.write(
            actor=acting(by),
            action="ballots.roll-imported",
            subject=locked.as_subject(),
            payload={"entries": put, "left_out": seen.fault_count, "sha256": seen.digest},
        )
    return seen


def _check_ballot(ballot: Ballot) -> None:
    if ballot.state not in BEFORE_OPENING:
        raise NotAllowedNow(_("The roll is closed: voting has opened, or the vote was cancelled."))
    if ballot.roll.kind == RollKind.DECLARED:
        raise NotAllowedNow(
            _("This vote has no register: people declare who they are. Change that first.")
        )


def _staged(cursor: CursorWrapper, ballot: Ballot, file: BinaryIO) -> Preview:
    seen = look(file)
    lines = rows(file, seen.encoding)
    header = next(lines, Row(1, []))
    found = columns(header.cells)
    rules = Rules(ballot.minimum_age, ballot.age_on)
    roll_staging.stage(cursor, staged(lines, found, rules), ballot)
    count, bad = roll_staging.counts(cursor)
    if not count:
        raise RegisterUnreadable(_("The file has a first line and no rows."))
    return Preview(
        count=count,
        good=count - bad,
        fault_count=bad,
        faults=roll_staging.faults(cursor),
        encoding=seen.encoding,
        columns=found.in_words(),
        wards=roll_staging.wards(cursor),
        digest=seen.digest,
    )


def _note_source(roll: Roll, source_name: str, record_date: date | None, seen: Preview) -> None:
    roll.source_name = source_name[:200]
    roll.source_digest = seen.digest
    roll.record_date = record_date or roll.record_date
    roll.imported_at = clock.now()
    roll.save(update_fields=["source_name", "source_digest", "record_date", "imported_at"])
