"""Whether a worker or the beat lives is the age of a file."""

import pytest
from celery import signals

from council import living


@pytest.fixture
def alive(monkeypatch, tmp_path):
    path = tmp_path / "alive"
    monkeypatch.setenv("ALIVE_FILE", str(path))
    return path


def test_a_worker_lives_with_each_heartbeat(alive):
    signals.heartbeat_sent.send(sender=None)
    first = alive.stat().st_mtime_ns
    signals.heartbeat_sent.send(sender=None)
    assert alive.stat().st_mtime_ns > first


def test_the_beat_lives_by_what_it_sends(alive):
    signals.after_task_publish.send(sender="x")
    assert not alive.exists(), "a web process that queues a task is no beat"
    signals.beat_init.send(sender=None)
    try:
        signals.after_task_publish.send(sender="x")
        assert alive.exists()
    finally:
        signals.after_task_publish.disconnect(living.touch)


def test_where_no_file_is_named_nothing_is_written(monkeypatch, tmp_path):
    monkeypatch.delenv("ALIVE_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    living.touch()
    assert list(tmp_path.iterdir()) == []
