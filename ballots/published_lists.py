"""The lists that are published of a declared ballot, row by row, for whoever wants to count again. Never all in memory."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from ballots.models import Ballot, BallotState, Declaration, Receipt
from ballots.publishing import published_papers

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
ROWS_AT_A_TIME = 2000
Row = Sequence[object]


def papers(ballot: Ballot, part: str) -> Iterator[Row]:
    """Each published paper in the order of the sealed list: `part;choices` is the text of its leaf.

    `part` is what the ballot's strata are called at the head of the column: "ward", "class".
    """
    yield (part, "choices")
    rows = published_papers(ballot).values_list("stratum", "marks")
    for stratum, marks in rows.iterator(chunk_size=ROWS_AT_A_TIME):
        yield (stratum, ",".join(map(str, marks)))


def receipts(ballot: Ballot) -> Iterator[Row]:
    """The digest of each receipt, in the order of the sealed list."""
    yield ("sha256",)
    rows = Receipt.objects.filter(ballot=ballot).order_by("digest").values_list("digest")
    yield from rows.iterator(chunk_size=ROWS_AT_A_TIME)


def receipts_found(ballot: Ballot, begins: str | None) -> QuerySet[Receipt]:
    """The list as a page shows it, or what in it begins like that; None is a beginning that nobody could mean."""
    listed = Receipt.objects.filter(ballot=ballot).order_by("digest")
    if begins is None:
        return listed.none()
    if not begins:
        return listed
    # A range can use the index, which a search for a prefix cannot in most collations.
    return listed.filter(digest__gte=begins, digest__lte=begins.ljust(64, "f"))


def declared_facts(ballot: Ballot, declaration: Declaration) -> dict[str, Any]:
    """When and how many, what was said, and the seals: what the file of any declared result tells."""
    return {
        "opened_at": ballot.opened_at,
        "closed_at": ballot.closed_at,
        "declared_at": declaration.declared_at,
        "superseded": ballot.state == BallotState.SUPERSEDED,
        "statement": declaration.statement,
        "papers": declaration.papers,
        "roll_size": declaration.roll_size,
        "turnout": declaration.turnout,
        "seals": {"receipts_root": ballot.receipts_root, "papers_root": ballot.papers_root},
    }


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as lines of CSV."""
    writer = csv.writer(_Line())
    return (writer.writerow(row) for row in rows)


class _Line:
    """A file that gives each line back to whoever writes it."""

    def write(self, line: str) -> str:
        return line
