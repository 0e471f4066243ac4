"""The registers that an organisation is given to match applicants with: read once, kept as keyed hashes only."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import BinaryIO

from django.db import connection, transaction
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from members import register_cells as cells
from members.classes import today
from members.errors import MemberError
from members.models import Organisation, Person, RegisterHash
from members.register_cells import CellFault
from members.register_columns import Columns, columns
from members.register_file import RegisterUnreadable, Row, look, rows
from members.verifying import register_key
from record import entries

_MAKE = "CREATE TEMPORARY TABLE members_hashes (key bytea) ON COMMIT DROP"
_COPY = "COPY members_hashes (key) FROM STDIN"
_PUT = """
    INSERT INTO members_registerhash (organisation_id, source, key, imported_at)
    SELECT DISTINCT %s::bigint, %s, key, now() FROM members_hashes
"""


@transaction.atomic
def import_hashes(
    organisation: Organisation, by: Person | None, file: BinaryIO, source: str
) -> tuple[int, int]:
    """Put a register in place of the one of the same name; gives how many entries are kept and how many rows left out.

    Left out are rows without a name, a whole postcode or a date of birth: nothing can be matched with them.
    Raises RegisterUnreadable. Memory does not grow with the file.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    lines = rows(file, look(file).encoding)
    found = columns(next(lines, Row(1, [])).cells)
    if found.date_of_birth is None:
        raise RegisterUnreadable(_("No column with the date of birth in the first line."))
    left_out = _copied(lines, found)
    RegisterHash.objects.filter(organisation=organisation, source=source).delete()
    with connection.cursor() as cursor:
        cursor.execute(_PUT, [organisation.pk, source[:120]])
        kept = int(cursor.rowcount)
    if not kept:
        raise RegisterUnreadable(_("The file has no row that somebody could be matched with."))
    _record(organisation, by, "members.hashes-imported", {"entries": kept})
    return kept, left_out


@transaction.atomic
def delete_hashes(organisation: Organisation, by: Person, source: str) -> None:
    """Raises MemberError where there is no such register any more."""
    gone, _each = RegisterHash.objects.filter(organisation=organisation, source=source).delete()
    if not gone:
        raise MemberError(_("That register was deleted already."))
    _record(organisation, by, "members.hashes-deleted", {"entries": gone})


def registers(organisation: Organisation) -> list[tuple[str, int, datetime]]:
    """Each register: its name, how many entries it has, and when it was given."""
    found = RegisterHash.objects.filter(organisation=organisation).order_by("source")
    counted = found.values("source").annotate(entries=Count("pk"), given_at=Max("imported_at"))
    return list(counted.values_list("source", "entries", "given_at"))


def _copied(lines: Iterator[Row], found: Columns) -> int:
    left_out, latest = 0, today()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS members_hashes")
        cursor.execute(_MAKE)
        with cursor.copy(_COPY) as copy:
            for row in lines:
                if key := _key(row, found, latest):
                    copy.write_row((key,))
                else:
                    left_out += 1
    return left_out


def _key(row: Row, found: Columns, latest: date) -> bytes | None:
    try:
        cells.check_shape(row, found.header)
        born = cells.born(row.cells[found.date_of_birth or 0], latest)
        if born is None:
            return None
        return register_key(cells.name(row, found), born, cells.postcode(row.cells[found.postcode]))
    except CellFault:
        return None


def _record(
    organisation: Organisation, by: Person | None, action: str, payload: dict[str, int]
) -> None:
    entries.write(
        actor=by.as_actor("secretary") if by else entries.SYSTEM,
        action=action,
        subject=organisation.as_subject(),
        payload=payload,
    )
