import time

import pytest
from django.db import connection

from council.demonstration import seeding

pytestmark = pytest.mark.django_db


@pytest.fixture
def seeded(monkeypatch):
    calls = []
    monkeypatch.setattr(seeding, "seed", calls.append)
    return calls


def elsewhere(statement):
    """The answer to a statement on a connection of its own, as another worker would have one."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute(statement, [seeding.JOB])
            return cursor.fetchone()[0]
    finally:
        other.close()


def test_while_one_worker_seeds_no_other_does(monkeypatch):
    free = []
    lock = "SELECT pg_try_advisory_lock(hashtext(%s))"
    monkeypatch.setattr(seeding, "seed", lambda tell: free.append(elsewhere(lock)))
    assert seeding.seed_once() is True
    assert free == [False]


def test_a_worker_that_was_killed_is_not_waited_for(seeded):
    assert elsewhere("SELECT pg_try_advisory_lock(hashtext(%s))") is True
    # Its connection has gone, and the lock goes as soon as the server has noticed.
    deadline = time.monotonic() + 5
    while not seeding.seed_once() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(seeded) == 1


def test_the_lock_goes_when_seeding_fails(monkeypatch):
    def fail(tell):
        raise ZeroDivisionError

    monkeypatch.setattr(seeding, "seed", fail)
    with pytest.raises(ZeroDivisionError):
        seeding.seed_once()
    assert elsewhere("SELECT pg_try_advisory_lock(hashtext(%s))") is True
