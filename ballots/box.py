"""The ballot box: the only door to the papers of an open ballot. The functions are in migration 0002."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

_EXCLUSIVE = "SELECT pg_advisory_xact_lock(19440713, %s)"


@dataclass(frozen=True)
class Held:
    """How a ballot stands at `at` by the database clock, with no close possible until the transaction ends."""

    state: str
    taking: bool
    at: datetime
    costs: dict[int, int | None]


def hold(ballot_id: int) -> Held:
    """Share the ballot's lock with other casts and read its state, clock and options in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT state, taking, at, numbers, costs FROM ballots_hold(%s)", [ballot_id]
        )
        state, taking, at, numbers, costs = cursor.fetchone()
    return Held(state, bool(taking), at, dict(zip(numbers or [], costs or [], strict=True)))


def hold_alone(ballot_id: int) -> None:
    """Wait until no cast is under way and let none begin before this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_EXCLUSIVE, [ballot_id])


def open_box(ballot_id: int) -> None:
    _call("SELECT ballots_open_box(%s)", ballot_id)


def put(
    ballot_id: int, voter: bytes, stratum: str, marks: tuple[int, ...], receipt_digest: str
) -> None:
    """Put a paper in, in place of the same voter's earlier one. The database refuses outside the hours."""
    _call(
        "SELECT ballots_put_paper(%s, %s, %s, %s::smallint[], %s)",
        ballot_id,
        voter,
        stratum,
        list(marks),
        receipt_digest,
    )


def take_receipt(ballot_id: int, receipt_digest: str) -> None:
    """The receipt of a vote on paper, whose paper comes by another way. Until the papers are parted."""
    _call("SELECT ballots_take_receipt(%s, %s)", ballot_id, receipt_digest)


def key_paper(ballot_id: int, stratum: str, marks: tuple[int, ...]) -> None:
    """Put a paper in that hangs on nobody. The database refuses more papers than marked entries."""
    _call("SELECT ballots_key_paper(%s, %s, %s::smallint[])", ballot_id, stratum, list(marks))


def strike(ballot_id: int, voter: bytes, receipt_digest: str) -> None:
    """Take a voter's paper out without reading it."""
    _call("SELECT ballots_strike_paper(%s, %s, %s)", ballot_id, voter, receipt_digest)


def sizes(ballot_id: int) -> tuple[int, int]:
    """Papers and receipts in the box, as numbers only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT papers, receipts FROM ballots_box_sizes(%s)", [ballot_id])
        papers, receipts = cursor.fetchone()
    return papers, receipts


def destroy(ballot_id: int) -> None:
    """Drop the box with all that is in it. A ballot that never opened has none."""
    _call("SELECT ballots_destroy_box(%s)", ballot_id)


def _call(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
