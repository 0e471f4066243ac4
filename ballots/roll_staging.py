"""The statements that check a staged register as a set and put it on the roll."""

from collections.abc import Iterable

from django.db.backends.utils import CursorWrapper

from ballots.models import Ballot
from ballots.register_rows import Staged
from ballots.roll_faults import worded
from members.register_faults import Fault

FAULTS_SHOWN = 200

_MAKE = """
    CREATE TEMPORARY TABLE ballots_staged (
        line int, name text, address text, postcode text, born date, ward text, match_key bytea,
        age_band text, fault text, detail text, stratum text, ward_code text, ward_name text, known boolean NOT NULL DEFAULT false
    ) ON COMMIT DROP
"""
_COPY = """
    COPY ballots_staged (line, name, address, postcode, born, ward, match_key, age_band, fault, detail)
    FROM STDIN
"""
_PLACE = """
    UPDATE ballots_staged s SET known = true, ward_code = w.code, ward_name = w.name,
           stratum = CASE WHEN n.code = ANY(%(area)s) THEN n.code ELSE w.code END
      FROM places_postcode p LEFT JOIN places_ward w ON w.id = p.ward_id
           LEFT JOIN places_neighbourhood n ON n.id = p.neighbourhood_id
     WHERE p.compact = s.postcode
"""
# Each statement finds fault only with rows that have none yet, so that a row is told one thing at a time.
_CHECKS = [
    """
    UPDATE ballots_staged SET fault = 'unknown-postcode', detail = left(postcode, -3) || ' ' || right(postcode, 3)
     WHERE fault = '' AND NOT known
    """,
    """
    UPDATE ballots_staged SET fault = 'outside-area', detail = left(postcode, -3) || ' ' || right(postcode, 3)
     WHERE fault = '' AND NOT COALESCE(stratum = ANY(%(area)s), false)
    """,
    """
    UPDATE ballots_staged SET fault = 'other-ward', detail = ward_name
     WHERE fault = '' AND ward <> ''
       AND regexp_replace(lower(ward), ' ward$', '') NOT IN (lower(ward_code), lower(ward_name))
    """,
    """
    UPDATE ballots_staged s SET detail = earlier.line::text,
           fault = CASE WHEN s.born IS NULL THEN 'repeated-undated' ELSE 'repeated' END
      FROM (SELECT match_key, min(line) AS line FROM ballots_staged WHERE fault = '' GROUP BY match_key) earlier
     WHERE s.fault = '' AND s.match_key = earlier.match_key AND s.line > earlier.line
    """,
    """
    UPDATE ballots_staged s SET fault = 'on-roll'
      FROM ballots_rollentry e
     WHERE s.fault = '' AND e.ballot_id = %(ballot)s AND e.match_key = s.match_key
    """,
]
_PUT = """
    INSERT INTO ballots_rollentry (ballot_id, match_key, name, address, postcode, date_of_birth, connection,
        stratum, age_band, declared, standing, waiting_for, struck_reason, channel, proof, member_reference, delegated)
    SELECT %s, match_key, name, address, postcode, born, 'lives',
        stratum, age_band, false, 'accepted', '', '', '', '', '', false
      FROM ballots_staged WHERE fault = '' ORDER BY line
"""


def stage(cursor: CursorWrapper, rows: Iterable[Staged], ballot: Ballot) -> None:
    """Through COPY into a table that goes with the transaction, then find every fault."""
    cursor.execute("DROP TABLE IF EXISTS ballots_staged")
    cursor.execute(_MAKE)
    with cursor.copy(_COPY) as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute("ANALYZE ballots_staged")
    names: dict[str, int | list[str]] = {"ballot": ballot.pk, "area": ballot.strata}
    for statement in (_PLACE, *_CHECKS):
        cursor.execute(statement, names)


def counts(cursor: CursorWrapper) -> tuple[int, int]:
    """All rows, and those with a fault."""
    cursor.execute("SELECT count(*), count(*) FILTER (WHERE fault <> '') FROM ballots_staged")
    rows, bad = cursor.fetchone()
    return rows, bad


def faults(cursor: CursorWrapper) -> list[Fault]:
    """The first FAULTS_SHOWN, in the order of the file."""
    cursor.execute(
        "SELECT line, fault, detail FROM ballots_staged WHERE fault <> '' ORDER BY line LIMIT %s",
        [FAULTS_SHOWN],
    )
    return [worded(*row) for row in cursor.fetchall()]


def wards(cursor: CursorWrapper) -> dict[str, int]:
    """Good rows in each ward, by its name."""
    cursor.execute(
        "SELECT ward_name, count(*) FROM ballots_staged WHERE fault = '' GROUP BY 1 ORDER BY 1"
    )
    return dict(cursor.fetchall())


def put_on_roll(cursor: CursorWrapper, ballot: Ballot) -> int:
    """The rows without fault become entries; returns how many."""
    cursor.execute(_PUT, [ballot.pk])
    return int(cursor.rowcount)
