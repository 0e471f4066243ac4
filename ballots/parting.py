"""Parting papers from the roll: the moment after which nobody can tie a vote to a voter.

In one transaction papers are written anew sorted by their marks and receipts by their digest, with random
ids and nothing else; the boxes are dropped, dead rows and all; the forms' ages and codes leave the roll. Then
the key is destroyed. Killed before the commit nothing has happened; killed after it, the key that remains points
at nothing and `finish_parting` removes it.
"""

from collections.abc import Iterable, Iterator

from django.db import connection

from ballots import box, merkle, secrecy
from ballots.models import Ballot, BallotState, Paper, Receipt

_PAPERS = """
    INSERT INTO ballots_paper (id, ballot_id, stratum, marks)
    SELECT gen_random_uuid(), ballot_id, stratum, marks FROM ballots_live_paper
     WHERE ballot_id = %s ORDER BY stratum, marks
"""
_RECEIPTS = """
    INSERT INTO ballots_receipt (id, ballot_id, digest)
    SELECT gen_random_uuid(), ballot_id, digest FROM ballots_live_receipt
     WHERE ballot_id = %s ORDER BY digest
"""
_FORGET = "UPDATE ballots_rollentry SET cast_token = NULL, code_key = NULL WHERE ballot_id = %s"
_FORGET_LETTERS = """
    UPDATE ballots_letter SET code_key = NULL
     WHERE code_key IS NOT NULL AND batch_id IN (SELECT id FROM ballots_letterbatch WHERE ballot_id = %s)
"""


def part(ballot_id: int) -> None:
    """Write papers and receipts anew and drop the box. Needs the database owner's rights: a worker's job."""
    with connection.cursor() as cursor:
        for statement in (_PAPERS, _RECEIPTS, _FORGET, _FORGET_LETTERS):
            cursor.execute(statement, [ballot_id])
    box.destroy(ballot_id)


def finish_parting() -> None:
    """Destroy the key of every ballot whose papers have gone from the box. Doing it again does nothing."""
    parted = Ballot.objects.exclude(
        state__in=[
            BallotState.SCHEDULED,
            BallotState.OPEN,
            BallotState.SUSPENDED,
            BallotState.CLOSED,
        ]
    ).exclude(opened_at=None)
    for ballot_id in parted.values_list("pk", flat=True):
        secrecy.destroy_key(ballot_id)


def receipt_leaves(ballot_id: int) -> Iterator[bytes]:
    """The receipts list as published: one hexadecimal digest a leaf, ascending."""
    found = (
        Receipt.objects.filter(ballot=ballot_id).order_by("digest").values_list("digest", flat=True)
    )
    return (digest.encode() for digest in found.iterator())


def paper_leaves(ballot_id: int, stratum: str | None = None) -> Iterator[bytes]:
    """The papers as published: "stratum;1,4,7" a leaf, ascending by stratum and marks."""
    found = Paper.objects.filter(ballot=ballot_id)
    if stratum is not None:
        found = found.filter(stratum=stratum)
    rows = found.order_by("stratum", "marks").values_list("stratum", "marks")
    return (leaf(area, marks) for area, marks in rows.iterator())


def leaf(area: str, marks: Iterable[int]) -> bytes:
    """One paper as it is sealed: "E05014095;1,4,7"."""
    return f"{area};{','.join(map(str, marks))}".encode()


def roots(ballot_id: int) -> tuple[str, str]:
    """Merkle roots of the receipts and of the papers, in hexadecimal."""
    return merkle.root(receipt_leaves(ballot_id)), merkle.root(paper_leaves(ballot_id))
