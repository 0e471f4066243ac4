"""The door to what is keyed from a batch of papers, as `ballots/box.py` is to the box. The functions are in migration 0006."""

from collections.abc import Sequence
from typing import Any

from django.db import connection


def open_(batch_id: int) -> None:
    _call("SELECT ballots_open_keying(%s)", batch_id)


def key(batch_id: int, turn: int, place: int, marks: Sequence[int]) -> None:
    """What one officer reads on the paper at `place` of the pile, from 1; again in place of before. The database refuses it once the turn is finished."""
    _call(
        "SELECT ballots_key_in_batch(%s, %s::smallint, %s::smallint, %s::smallint[])",
        batch_id,
        turn,
        place,
        list(marks),
    )


def places(batch_id: int, turn: int) -> list[int]:
    """Places keyed in a turn, ascending. Not what was keyed."""
    return list(_call("SELECT ballots_keyed_places(%s, %s::smallint)", batch_id, turn)[0][0])


def differing(batch_id: int) -> dict[int, bool]:
    """Places the two officers read differently, each with whether a third has decided it. Both must have finished."""
    return dict(_call("SELECT differing, decided FROM ballots_keyings_differ(%s)", batch_id))


def readings(batch_id: int, place: int) -> tuple[list[int], list[int]]:
    """What the two officers read, where that differs: for whoever decides, with the paper in hand."""
    first, second = _call(
        "SELECT first_reading, second_reading FROM ballots_readings(%s, %s::smallint)",
        batch_id,
        place,
    )[0]
    return list(first), list(second)


def into_box(batch_id: int) -> int:
    """Put all papers of a batch into the box, mixed, and drop what was keyed; returns how many they were."""
    return int(_call("SELECT ballots_box_batch(%s)", batch_id)[0][0])


def drop(batch_id: int) -> None:
    _call("SELECT ballots_drop_keying(%s)", batch_id)


def _call(sql: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())
