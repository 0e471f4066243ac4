"""Checking that the public record, and what rests on it, still says what it said."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC

from django.db import connection
from django.utils.translation import gettext as _

from record import guards
from record.models import RecordEntry

FIRST_DIGEST = "0" * 64
FAULTS_SHOWN = 20
ROWS_AT_A_TIME = 2000
GUARDS = ("record_chain", "record_refuse", "record_refuse_truncate")


@dataclass
class Report:
    """What one check looked at: `checked` in the plural ("Entries of the public record"), how many, what is wrong.

    `faults` holds the first FAULTS_SHOWN sentences, `fault_count` all of them.
    """

    checked: str
    count: int = 0
    fault_count: int = 0
    faults: list[str] = field(default_factory=list)

    def fault(self, sentence: str) -> None:
        self.fault_count += 1
        if len(self.faults) < FAULTS_SHOWN:
            self.faults.append(sentence)


@dataclass(frozen=True)
class Head:
    """The latest entry somebody noted down earlier: a record cut short or rewritten no longer holds it."""

    sequence: int
    digest: str


Check = Callable[[], Report]
_CHECKS: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add a check that `verify` runs, e.g. `register("ballots.roots", check_roots)`. Raises ValueError for a name taken."""
    if name in _CHECKS:
        raise ValueError(f"The check {name} is registered twice")
    _CHECKS[name] = check


def verify(head: Head | None = None) -> Iterator[Report]:
    """Run the record's own checks, then every registered one, in the order of registration."""
    yield verify_chain(head)
    yield verify_guards()
    for check in _CHECKS.values():
        yield check()


def verify_chain(head: Head | None = None) -> Report:
    """Read the whole record once, in constant memory, and work out every number and digest anew."""
    report = Report(_("Entries of the public record"))
    sequence, digest = 0, FIRST_DIGEST
    head_seen = head is None or head.sequence == 0
    for entry in RecordEntry.objects.order_by("sequence").iterator(chunk_size=ROWS_AT_A_TIME):
        for sentence in _faults(entry, sequence, digest):
            report.fault(sentence)
        report.count += 1
        sequence, digest = entry.sequence, entry.digest
        head_seen = head_seen or (head is not None and head == Head(sequence, digest))
    if not head_seen:
        report.fault(_("The record no longer holds the entry that was noted as its latest."))
    return report


def verify_guards() -> Report:
    """The triggers that number the entries and refuse changes, and those of every room, are there and switched on."""
    report = Report(_("Guards of the database"), count=len(GUARDS) + guards.count())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'record_recordentry'::regclass"
            " AND tgenabled IN ('O', 'A') AND NOT tgisinternal"
        )
        standing = {name for (name,) in cursor.fetchall()}
    for guard in [*(name for name in GUARDS if name not in standing), *guards.missing()]:
        report.fault(
            _("The database's guard “%(name)s” is missing or switched off.") % {"name": guard}
        )
    if not guards.are_on():
        report.fault(_("A setting of a session can switch guards off. Run the migrations again."))
    return report


def as_hashed(entry: RecordEntry) -> dict[str, str | int]:
    """The entry's fields as texts in the order in which they are hashed, then its digest."""
    return {
        "previous": entry.previous,
        "sequence": entry.sequence,
        "at": entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "actor_role": entry.actor_role,
        "actor_id": entry.actor_id,
        "action": entry.action,
        "subject_kind": entry.subject_kind,
        "subject_id": entry.subject_id,
        "subject_name": entry.subject_name,
        "payload": entry.payload,
        "digest": entry.digest,
    }


def digest_of(entry: RecordEntry) -> str:
    """SHA-256 of the entry's text, worked out here and not by the database that is being checked."""
    lines = [str(value) for field, value in as_hashed(entry).items() if field != "digest"]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _faults(entry: RecordEntry, sequence: int, digest: str) -> Iterator[str]:
    if entry.sequence != sequence + 1:
        yield _("Between entry %(before)s and entry %(after)s some are missing.") % {
            "before": sequence,
            "after": entry.sequence,
        }
    if entry.previous != digest:
        yield _("Entry %(number)s does not follow from the entry before it.") % {
            "number": entry.sequence
        }
    if entry.digest != digest_of(entry):
        yield _("Entry %(number)s was changed after it was written.") % {"number": entry.sequence}
