import hashlib

import pytest
from django.db import DatabaseError, connection, transaction

from record import entries
from record.models import RecordEntry

pytestmark = pytest.mark.django_db


def write(name="Larkmead budget"):
    return entries.write(
        actor=entries.SYSTEM,
        action="ballots.opened",
        subject=entries.Subject("ballot", "1", name),
        payload={"b": 2, "a": "é"},
    )


def test_entries_are_numbered_and_chained():
    assert [write(), write()] == [1, 2]
    first, second = RecordEntry.objects.all()
    assert first.previous == "0" * 64
    assert second.previous == first.digest
    assert first.payload == '{"a":"é","b":2}'


def test_the_digest_is_sha256_of_the_lines():
    write()
    entry = RecordEntry.objects.get()
    lines = [
        entry.previous,
        "1",
        entry.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "system",
        "system",
        "ballots.opened",
        "ballot",
        "1",
        "Larkmead budget",
        entry.payload,
    ]
    assert entry.digest == hashlib.sha256("\n".join(lines).encode()).hexdigest()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_recordentry SET action = 'other'",
        "DELETE FROM record_recordentry",
        "TRUNCATE record_recordentry",
    ],
)
def test_the_owner_of_the_database_cannot_change_the_record(statement):
    write()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as c,
    ):
        c.execute(statement)


def test_a_line_break_in_a_name_is_refused():
    with pytest.raises(DatabaseError, match="single_lines"), transaction.atomic():
        write("two\nlines")
