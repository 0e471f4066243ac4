"""The statements that check a staged file of members as a set and put it on the register."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.utils import CursorWrapper

from members.import_faults import worded
from members.import_rows import StagedMember
from members.models import Organisation, StakeholderClass
from members.register_faults import Fault

FAULTS_SHOWN = 200

_MAKE = """
    CREATE TEMPORARY TABLE members_staged (
        line int, class_code text, name text, address text, postcode text, born date, email text, reference text,
        guardian_name text, guardian_email text, entered_on date, shares int, amount_pence bigint, match_key bytea,
        fault text, detail text, ward_code text NOT NULL DEFAULT '', votes_here boolean NOT NULL DEFAULT true
    ) ON COMMIT DROP
"""
_COPY = """
    COPY members_staged (line, class_code, name, address, postcode, born, email, reference, guardian_name,
        guardian_email, entered_on, shares, amount_pence, match_key, fault, detail) FROM STDIN
"""
_PLACE = """
    UPDATE members_staged s SET ward_code = w.code
      FROM places_postcode p JOIN places_ward w ON w.id = p.ward_id WHERE p.compact = s.postcode
"""
_OUTSIDE = """
    UPDATE members_staged SET fault = 'outside-area', detail = left(postcode, -3) || ' ' || right(postcode, 3)
     WHERE fault = '' AND class_code = %(class)s AND NOT ward_code = ANY(%(area)s)
"""
# Each statement finds fault only with rows that have none yet, so that a row is told one thing at a time.
_REPEATED = """
    UPDATE members_staged s SET detail = earlier.line::text,
           fault = CASE WHEN s.born IS NULL THEN 'repeated-undated' ELSE 'repeated' END
      FROM (SELECT class_code, match_key, min(line) AS line FROM members_staged
             WHERE fault = '' GROUP BY class_code, match_key) earlier
     WHERE s.fault = '' AND s.match_key = earlier.match_key AND s.class_code = earlier.class_code
       AND s.line > earlier.line
"""
_ON_REGISTER = """
    UPDATE members_staged s SET fault = 'on-register'
      FROM members_membership m
     WHERE s.fault = '' AND m.organisation_id = %(organisation)s AND m.ceased_on IS NULL
       AND s.class_code = %(class)s AND m.class_code = ANY(%(codes)s) AND m.match_key = s.match_key
"""
# One vote each: in the class they were in first, be it on the register or earlier in the file.
_ONE_VOTE = """
    UPDATE members_staged s SET votes_here = false
      FROM (SELECT match_key, min(line) AS line FROM members_staged WHERE fault = '' GROUP BY match_key) earlier
     WHERE s.fault = '' AND s.match_key = earlier.match_key
       AND (s.line > earlier.line OR EXISTS (
            SELECT 1 FROM members_membership m
             WHERE m.organisation_id = %(organisation)s AND m.ceased_on IS NULL AND m.votes_here
               AND m.match_key = s.match_key))
"""
_PUT = """
    INSERT INTO members_membership (organisation_id, number, class_code, name, address, postcode, ward_code,
        date_of_birth, email, email_purposes, reference, guardian_name, guardian_email, match_key, votes_here,
        entered_on, ceased_because)
    SELECT %(organisation)s, %(first)s - 1 + row_number() OVER (ORDER BY line), class_code, name, address, postcode,
        ward_code, born, email, %(purposes)s, reference, guardian_name, guardian_email, match_key, votes_here,
        entered_on, ''
      FROM members_staged WHERE fault = '' ORDER BY line
"""
_ISSUE = """
    INSERT INTO members_sharetransaction (membership_id, move, shares, amount_pence, "on", reason, made_by_id, made_at)
    SELECT m.id, 'issued', s.shares, s.amount_pence, s.entered_on, %(reason)s, %(by)s, now()
      FROM members_staged s
      JOIN members_membership m ON m.organisation_id = %(organisation)s AND m.ceased_on IS NULL
       AND m.class_code = s.class_code AND m.match_key = s.match_key
     WHERE s.fault = '' AND s.shares > 0
"""


def stage(
    cursor: CursorWrapper,
    rows: Iterable[StagedMember],
    organisation: Organisation,
    classes: Iterable[StakeholderClass],
) -> None:
    """Through COPY into a table that goes with the transaction, then find every fault."""
    cursor.execute("DROP TABLE IF EXISTS members_staged")
    cursor.execute(_MAKE)
    with cursor.copy(_COPY) as copy:
        for row in rows:
            copy.write_row(row)
    cursor.execute("ANALYZE members_staged")
    cursor.execute(_PLACE)
    every = list(classes)
    for one in every:
        if one.area_codes:
            cursor.execute(_OUTSIDE, {"class": one.code, "area": one.area_codes})
    cursor.execute(_REPEATED)
    for one in every:
        cursor.execute(
            _ON_REGISTER,
            {"organisation": organisation.pk, "class": one.code, "codes": one.codes},
        )
    cursor.execute(_ONE_VOTE, {"organisation": organisation.pk})


def counts(cursor: CursorWrapper) -> tuple[int, int]:
    """All rows, and those with a fault."""
    cursor.execute("SELECT count(*), count(*) FILTER (WHERE fault <> '') FROM members_staged")
    rows, bad = cursor.fetchone()
    return rows, bad


def faults(cursor: CursorWrapper) -> list[Fault]:
    """The first FAULTS_SHOWN, in the order of the file."""
    cursor.execute(
        "SELECT line, fault, detail FROM members_staged WHERE fault <> '' ORDER BY line LIMIT %s",
        [FAULTS_SHOWN],
    )
    return [worded(*row) for row in cursor.fetchall()]


def by_class(cursor: CursorWrapper) -> dict[str, int]:
    """Good rows in each class, by its code."""
    cursor.execute(
        "SELECT class_code, count(*) FROM members_staged WHERE fault = '' GROUP BY 1 ORDER BY 1"
    )
    return dict(cursor.fetchall())


def put_on_register(
    cursor: CursorWrapper, organisation: Organisation, facts: dict[str, Any]
) -> int:
    """The rows without fault become lines, numbered from `facts["first"]`, and their shares; gives how many lines."""
    values = {"organisation": organisation.pk, **facts}
    cursor.execute(_PUT, values)
    put = int(cursor.rowcount)
    if facts["by"] is not None:
        cursor.execute(_ISSUE, values)
    return put


def has_shares(cursor: CursorWrapper) -> bool:
    cursor.execute("SELECT EXISTS (SELECT 1 FROM members_staged WHERE fault = '' AND shares > 0)")
    return bool(cursor.fetchone()[0])
