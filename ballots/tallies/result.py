from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from ballots.counting.outcome import Facts
from ballots.models import Ballot

_PROFILES = """
    SELECT stratum, marks, count(*) FROM ballots_paper WHERE ballot_id = %s GROUP BY stratum, marks
"""


@dataclass(frozen=True)
class Result:
    """One rule applied to all papers: the rule as plain values, what went in (digest) and what came out."""

    rule: Facts
    version: str
    input_digest: str
    outcome: Facts


def profiles(ballot: Ballot) -> Iterator[tuple[str, tuple[int, ...], int]]:
    """Stratum, marks and how many voters handed in just that. Needs the database owner's rights."""
    with connection.cursor() as cursor:
        cursor.execute(_PROFILES, [ballot.pk])
        for stratum, marks, voters in cursor.fetchall():
            yield stratum, tuple(marks), voters
