"""Taking a file of members onto an organisation's register, and looking at it first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from members import import_staging
from members.classes import classes_on, today
from members.entering import locked, next_number
from members.errors import MemberError
from members.import_columns import member_columns
from members.import_rows import entrance, staged
from members.linking import link_register
from members.models import MemberImport, Organisation, Person
from members.register_faults import Fault
from members.register_file import RegisterUnreadable, Row, look, rows
from record import entries
from statute import parameters

EVERY = 2_000  # rows between two reports
Report = Callable[[int, int], None]


def _nobody(_done: int, _total: int) -> None:
    """Nobody waits to be told."""


@dataclass(frozen=True)
class Preview:
    """What a file holds. `faults` are the first of them, `fault_count` counts all.

    `columns` says which heading was taken for what, `classes` how many good rows each class has by its code, `digest` is
    the SHA-256 of the file in hexadecimal.
    """

    count: int
    good: int
    fault_count: int
    faults: list[Fault]
    encoding: str
    columns: dict[str, str]
    classes: dict[str, int]
    digest: str


class ImportRefused(MemberError):
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


def preview(organisation: Organisation, file: BinaryIO) -> Preview:
    """Check a file as an import would, and save nothing. Raises MemberError."""
    with transaction.atomic(), connection.cursor() as cursor:
        seen = _staged(cursor, organisation, file)
        transaction.set_rollback(True)
    return seen


def import_members(
    organisation: Organisation,
    by: Person | None,
    file: BinaryIO,
    source_name: str,
    token: str,
    *,
    report: Report = _nobody,
) -> MemberImport:
    """Put every row on the register, or none. Memory does not grow with the file.

    `token` stands for this one confirmation: a second call with it changes nothing and gives what the first made.
    `report` is told rows read and lines of the file. Without `by` (a command) no shares can be issued. Raises ImportRefused and MemberError.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        organisation = locked(organisation)
        if done := MemberImport.objects.filter(token=token).first():
            return done
        seen = _staged(cursor, organisation, file, report)
        if seen.fault_count:
            raise ImportRefused(seen)
        if by is None and import_staging.has_shares(cursor):
            raise MemberError(_("Somebody has to answer for shares: import them on the page."))
        return _put(
            cursor, organisation, by, seen, MemberImport(source_name=source_name[:200], token=token)
        )


def _put(
    cursor: CursorWrapper,
    organisation: Organisation,
    by: Person | None,
    seen: Preview,
    made: MemberImport,
) -> MemberImport:
    facts = {
        "first": next_number(organisation),
        "purposes": _("notices of meetings and ballots"),
        "reason": _("Held when the register was imported"),
        "by": by and by.pk,
    }
    made.members = import_staging.put_on_register(cursor, organisation, facts)
    link_register(organisation)
    made.organisation, made.by, made.digest = organisation, by, seen.digest
    made.save()
    entries.write(
        actor=by.as_actor("secretary") if by else entries.SYSTEM,
        action="members.imported",
        subject=organisation.as_subject(),
        payload={"members": made.members, "sha256": seen.digest},
    )
    return made


def _staged(
    cursor: CursorWrapper, organisation: Organisation, file: BinaryIO, report: Report = _nobody
) -> Preview:
    day = today()
    classes = classes_on(organisation, day)
    if not classes:
        raise MemberError(
            _(
                "No rules are in force, so there is no class to enter members in. Adopt a constitution first."
            )
        )
    seen = look(file)
    lines = rows(file, seen.encoding)
    found = member_columns(next(lines, Row(1, [])).cells, needs_class=len(classes) > 1)
    limit = int(parameters.value("withdrawable-shares-limit")) * 100
    into = entrance(classes, day, limit if organisation.is_society else None)
    told = _telling(lines, seen.lines, report)
    import_staging.stage(cursor, staged(told, found, into), organisation, classes)
    count, bad = import_staging.counts(cursor)
    if not count:
        raise RegisterUnreadable(_("The file has a first line and no rows."))
    return Preview(
        count=count,
        good=count - bad,
        fault_count=bad,
        faults=import_staging.faults(cursor),
        encoding=seen.encoding,
        columns=found.in_words(),
        classes=import_staging.by_class(cursor),
        digest=seen.digest,
    )


def _telling(lines: Iterator[Row], total: int, report: Report) -> Iterator[Row]:
    for number, row in enumerate(lines, 1):
        if number % EVERY == 0:
            report(number, total)
        yield row
