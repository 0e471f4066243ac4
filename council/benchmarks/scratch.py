"""A place to measure in: a database made for one run and dropped after it, and the site on it as in production."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

from django.conf import settings
from django.db import connection
from django.test.utils import override_settings

from council.celery import app

NAME = "council_benchmark"
_WAIT = 30


@contextmanager
def database() -> Iterator[None]:
    """A fresh database with every migration, in place of the configured one; its ballot keys and letters in folders of their own.

    What is queued meanwhile goes nowhere: a worker of the real site would take its numbers for the real ballots'.
    """
    before = connection.settings_dict["NAME"]
    app.conf.broker_url = "memory://"
    connection.settings_dict["TEST"]["NAME"] = NAME
    with (
        tempfile.TemporaryDirectory() as own,
        override_settings(BALLOT_KEYS_DIR=f"{own}/keys", LETTERS_DIR=f"{own}/letters"),
    ):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(before, verbosity=0)


@contextmanager
def site(workers: int = 2) -> Iterator[tuple[str, int, int]]:
    """Gunicorn on the scratch database: host, port and the process's number."""
    port = _free_port()
    options = f"--workers {workers} --threads 4 --log-level warning --no-control-socket"
    command = [sys.executable, "-m", "gunicorn", "council.wsgi", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen([*command, *options.split()], env=environment())  # noqa: S603 -- our own command
    try:
        _wait_for(port)
        yield "127.0.0.1", port, process.pid
    finally:
        process.terminate()
        process.wait(_WAIT)


def environment() -> dict[str, str]:
    """What a process needs to work on the scratch database."""
    return {
        **os.environ,
        "DATABASE_URL": _url(),
        "BALLOT_KEYS_DIR": str(settings.BALLOT_KEYS_DIR),
        "LETTERS_DIR": str(settings.LETTERS_DIR),
        "EMAIL_URL": "dummymail://",
        "DEMO": "0",
    }


def _url() -> str:
    found = connection.settings_dict
    host, port = found["HOST"], found["PORT"]
    place = f"/{host}" if host.startswith("/") else f"{host}:{port or 5432}"
    password = f":{found['PASSWORD']}" if found["PASSWORD"] else ""
    return f"postgresql://{found['USER']}{password}@{place}/{NAME}"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + _WAIT
    while True:
        try:
            HTTPConnection("127.0.0.1", port, timeout=_WAIT).request("GET", "/brand.css")
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
