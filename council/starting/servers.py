"""PostgreSQL and Redis for one command: those named by DATABASE_URL and REDIS_URL, or embedded ones."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from council.starting import places, postgres, valkey


@contextmanager
def services() -> Iterator[dict[str, str]]:
    """The environment with DATABASE_URL and REDIS_URL set; what was started stops with its last user.

    Every user holds a shared lock while it runs. Whoever leaves and can have the lock alone stops the servers: a
    user that was killed has lost its lock, so the next one to leave cleans up after it.
    """
    _refuse_in_production()
    with (places.var() / "services.lock").open("w") as users:
        try:
            with _one_at_a_time():
                found = _start()
                fcntl.flock(users, fcntl.LOCK_SH)
            yield {**os.environ, **found}
        finally:
            with _one_at_a_time():
                _leave(users)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Nobody starts the servers while somebody else starts or stops them."""
    with (places.var() / "services.changing").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _refuse_in_production() -> None:
    if os.environ.get("COUNCIL_MODE", "production") == "production":
        raise SystemExit(
            "The embedded services are for development: production sets DATABASE_URL and REDIS_URL."
        )


def _start() -> dict[str, str]:
    return {
        "DATABASE_URL": os.environ.get("DATABASE_URL") or postgres.start(),
        "REDIS_URL": os.environ.get("REDIS_URL") or valkey.start(),
    }


def _leave(users: TextIO) -> None:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    if not os.environ.get("REDIS_URL"):
        valkey.stop()
    if not os.environ.get("DATABASE_URL"):
        postgres.stop()
