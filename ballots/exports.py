"""The papers and receipts of a declared ballot, row by row, for whoever wants to count again. Never all in memory."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from ballots.models import Ballot, Receipt
from ballots.publishing import published_papers

ROWS_AT_A_TIME = 2000
Row = Sequence[object]


def papers(ballot: Ballot, stratum_called: str = "ward") -> Iterator[Row]:
    """Each published paper in the order of the sealed list: `ward;choices` is the text of its leaf.

    The choices of a ranking stand in the order of preference. Of a vote of members, strata are called `class`.
    """
    yield (stratum_called, "choices")
    rows = published_papers(ballot).values_list("stratum", "marks")
    for stratum, marks in rows.iterator(chunk_size=ROWS_AT_A_TIME):
        yield (stratum, _joined(marks))


def receipts(ballot: Ballot) -> Iterator[Row]:
    """The digest of each receipt, in the order of the sealed list."""
    yield ("sha256",)
    rows = Receipt.objects.filter(ballot=ballot).order_by("digest").values_list("digest")
    yield from rows.iterator(chunk_size=ROWS_AT_A_TIME)


def as_csv(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as lines of CSV."""
    writer = csv.writer(_Line())
    return (writer.writerow(row) for row in rows)


class _Line:
    """A file that gives each line back to whoever writes it."""

    def write(self, line: str) -> str:
        return line


def _joined(marks: Iterable[int]) -> str:
    return ",".join(map(str, marks))
