"""Servers start with their first user and stop with the last one, however the others ended."""

import os
import signal
import subprocess
import sys

import pytest

from council.starting import places, postgres, valkey
from council.starting.servers import services

HOLDER = """
import fcntl, sys
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_SH)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def told(monkeypatch):
    """What the two servers were told to do."""
    said = []
    for server, url in ((postgres, "postgresql://embedded"), (valkey, "unix://embedded")):
        name = server.__name__.rpartition(".")[2]
        monkeypatch.setattr(server, "start", lambda name=name, url=url: said.append(name) or url)
        monkeypatch.setattr(server, "stop", lambda name=name: said.append(f"{name} stops"))
    return said


def test_both_are_started_and_named_and_stopped_after_use(told):
    with services() as environment:
        assert environment["DATABASE_URL"] == "postgresql://embedded"
        assert environment["REDIS_URL"] == "unix://embedded"
        assert told == ["postgres", "valkey"]
    assert told[2:] == ["valkey stops", "postgres stops"]


def test_the_first_to_leave_stops_nothing_for_the_others(told):
    with services():
        with services():
            pass
        assert "postgres stops" not in told
    assert told.count("postgres stops") == 1


def test_a_user_that_was_killed_is_no_user(told):
    lock = places.var() / "services.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout.readline() == b"held\n"
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    with services():
        pass
    assert told[-1] == "postgres stops"


def test_what_is_given_is_used_and_left_alone(told, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://given")
    monkeypatch.setenv("REDIS_URL", "redis://given")
    with services() as environment:
        assert environment["DATABASE_URL"] == "postgresql://given"
        assert environment["REDIS_URL"] == "redis://given"
    assert told == []


def test_a_server_that_does_not_start_leaves_none_behind(told, monkeypatch):
    def fail():
        raise RuntimeError("no room")

    monkeypatch.setattr(valkey, "start", fail)
    with pytest.raises(RuntimeError, match="no room"), services():
        pass
    assert told == ["postgres", "valkey stops", "postgres stops"]


@pytest.mark.parametrize("mode", ["production", None])
def test_production_refuses_the_embedded_servers(told, monkeypatch, mode):
    monkeypatch.delenv("COUNCIL_MODE")
    if mode:
        monkeypatch.setenv("COUNCIL_MODE", mode)
    with pytest.raises(SystemExit, match="production sets DATABASE_URL and REDIS_URL"), services():
        pass
    assert told == []


def test_tests_empty_another_redis_database_than_the_site_uses(monkeypatch):
    monkeypatch.setattr(valkey, "_answers", lambda: True)
    site = valkey.start()
    monkeypatch.setenv("COUNCIL_MODE", "test")
    assert valkey.start() != site


@pytest.mark.parametrize(
    ("pid", "kept"),
    [(os.getpid(), False), (2**22 + 1, True)],
    ids=["another program has the number", "nobody has it"],
)
def test_a_note_of_a_dead_server_is_not_taken_for_a_living_one(tmp_path, pid, kept):
    note = tmp_path / "postmaster.pid"
    note.write_text(f"{pid}\n/somewhere\n")
    postgres._forget_dead_server(note)
    assert note.exists() == kept
