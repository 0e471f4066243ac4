"""The statements that check a postcode directory against the boundaries and merge it, as sets and not row by row."""

from collections.abc import Iterable, Sequence
from typing import Any, TypedDict

from django.conf import settings
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext as _

from places.errors import ImportRefused
from places.postcode_file import StagedRow
from places.spelling import spaced

EXAMPLES = 5

_MAKE = """
    CREATE TEMPORARY TABLE places_staged (
        compact text, ward text, district text, lsoa text, latitude float8, longitude float8
    ) ON COMMIT DROP
"""
_REPEATED = "SELECT compact FROM places_staged GROUP BY compact HAVING count(*) > 1 ORDER BY compact LIMIT %s"
# Ours are the districts that hold at least one of our wards.
_FOREIGN_WARDS = """
    WITH ours AS (SELECT code FROM places_ward WHERE vintage = %s),
    districts AS (
        SELECT DISTINCT s.district FROM places_staged s JOIN ours ON ours.code = s.ward
        UNION SELECT %s
    )
    SELECT DISTINCT s.ward FROM places_staged s JOIN districts USING (district)
     WHERE s.district <> '' AND s.ward <> '' AND s.ward NOT IN (SELECT code FROM ours) ORDER BY s.ward
"""
_EMPTY_WARDS = """
    SELECT w.code FROM places_ward w
     WHERE w.vintage = %s AND NOT EXISTS (SELECT FROM places_staged s WHERE s.ward = w.code)
     ORDER BY w.code
"""
_STRANDED = """
    SELECT p.compact FROM places_postcode p JOIN places_ward w ON w.id = p.ward_id
     WHERE p.override_reason <> '' AND w.vintage <> %(vintage)s AND NOT EXISTS (
        SELECT FROM places_ward n WHERE n.code = w.code AND n.vintage = %(vintage)s)
     ORDER BY p.compact
"""
_MOVE_OVERRIDES = """
    UPDATE places_postcode p SET ward_id = n.id
      FROM places_ward w JOIN places_ward n ON n.code = w.code AND n.vintage = %s
     WHERE w.id = p.ward_id AND p.override_reason <> '' AND w.id <> n.id
"""
_MERGE = """
    WITH merged AS (
        INSERT INTO places_postcode AS p
            (compact, ward_id, source_ward_id, district, lsoa, latitude, longitude, override_reason)
        SELECT s.compact, w.id, w.id, s.district, s.lsoa, s.latitude, s.longitude, ''
          FROM places_staged s LEFT JOIN places_ward w ON w.code = s.ward AND w.vintage = %s
        ON CONFLICT (compact) DO UPDATE SET
            ward_id = CASE WHEN p.override_reason = '' THEN EXCLUDED.ward_id ELSE p.ward_id END,
            source_ward_id = EXCLUDED.source_ward_id, district = EXCLUDED.district, lsoa = EXCLUDED.lsoa,
            latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude
        WHERE (p.source_ward_id, p.district, p.lsoa, p.latitude, p.longitude) IS DISTINCT FROM
            (EXCLUDED.source_ward_id, EXCLUDED.district, EXCLUDED.lsoa, EXCLUDED.latitude, EXCLUDED.longitude)
        RETURNING xmax = 0 AS added
    )
    SELECT count(*) FILTER (WHERE added), count(*) FILTER (WHERE NOT added) FROM merged
"""
_REMOVE = """
    DELETE FROM places_postcode p WHERE p.override_reason = ''
       AND NOT EXISTS (SELECT FROM places_staged s WHERE s.compact = p.compact)
"""
_STANDING = """
    SELECT count(*) FILTER (WHERE ward_id IS NOT NULL), count(*) FILTER (WHERE override_reason <> '')
      FROM places_postcode
"""


class Merged(TypedDict):
    inside: int
    added: int
    changed: int
    removed: int
    overrides_kept: int


def make(cursor: CursorWrapper) -> None:
    """An empty staging table; another import waits until this one is done, readers do not."""
    cursor.execute("LOCK TABLE places_postcode IN SHARE ROW EXCLUSIVE MODE")
    cursor.execute(_MAKE)


def fill(cursor: CursorWrapper, rows: Iterable[StagedRow]) -> None:
    """One row after the other through COPY: nothing is gathered on this side."""
    with cursor.copy("COPY places_staged FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute("CREATE INDEX ON places_staged (compact)")
    cursor.execute("ANALYZE places_staged")


def check(cursor: CursorWrapper, vintage: int) -> None:
    """Raises ImportRefused for repeated postcodes, for wards of another vintage, for overrides with nowhere to go."""
    if repeated := _column(cursor, _REPEATED, [EXAMPLES]):
        raise ImportRefused(
            _("The file has postcodes more than once: %(which)s.")
            % {"which": ", ".join(spaced(code) for code in repeated)}
        )
    _check_wards(cursor, vintage)
    if stranded := _column(cursor, _STRANDED, {"vintage": vintage}):
        raise ImportRefused(
            _(
                "Officers put %(which)s in a ward that the boundaries of %(vintage)s do not have. Lift these overrides first."
            )
            % {"which": _some([spaced(code) for code in stranded]), "vintage": vintage}
        )


def _check_wards(cursor: CursorWrapper, vintage: int) -> None:
    foreign = _column(cursor, _FOREIGN_WARDS, [vintage, settings.COUNCIL_DISTRICT])
    if foreign:
        raise ImportRefused(
            _(
                "The file has wards in this council's area that the boundaries of %(vintage)s do not have: %(which)s."
                " File and boundaries are of different years."
            )
            % {"vintage": vintage, "which": _some(foreign)}
        )
    if empty := _column(cursor, _EMPTY_WARDS, [vintage]):
        raise ImportRefused(
            _(
                "The file has no postcode in use in these wards of %(vintage)s: %(which)s. It is of another year, or not complete."
            )
            % {"vintage": vintage, "which": _some(empty)}
        )


def merge(cursor: CursorWrapper, vintage: int) -> Merged:
    """Make the table what was staged, and count."""
    cursor.execute(_MOVE_OVERRIDES, [vintage])
    cursor.execute(_MERGE, [vintage])
    added, changed = cursor.fetchone()
    cursor.execute(_REMOVE)
    removed = cursor.rowcount
    cursor.execute("ANALYZE places_postcode")
    cursor.execute(_STANDING)
    inside, kept = cursor.fetchone()
    return Merged(inside=inside, added=added, changed=changed, removed=removed, overrides_kept=kept)


def drop(cursor: CursorWrapper) -> None:
    cursor.execute("DROP TABLE places_staged")


def _column(
    cursor: CursorWrapper, statement: str, values: Sequence[Any] | dict[str, Any]
) -> list[str]:
    cursor.execute(statement, values)
    return [text for (text,) in cursor.fetchall()]


def _some(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:EXAMPLES])
    rest = len(codes) - EXAMPLES
    return _("%(shown)s and %(rest)s more") % {"shown": shown, "rest": rest} if rest > 0 else shown
