"""`./run up` for real: from nothing to the first page, a second start, and Ctrl-C with nothing left behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from environ import Env

from council.starting import address, places, up

# A minute on a machine that does nothing else; here other tests share the processors.
SECONDS = 240


@pytest.fixture
def command(state, monkeypatch):
    # PostgreSQL, which is nobody where we are root, cannot pass through a test's own folder.
    monkeypatch.delenv("TMPDIR")
    monkeypatch.setattr("tempfile.tempdir", None)
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    for name in ("CI", "DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER"):
        environment.pop(name, None)
    port = address.free_port(8400 + os.getpid() % 400)
    yield {
        "args": [sys.executable, "-m", "council.starting.up", "--port", str(port)],
        "env": environment,
        "cwd": places.ROOT,
        "stdout": subprocess.PIPE,
        "text": True,
    }
    shutil.rmtree(places.short_folder())


def left_behind(state):
    """Processes that were started with this test's folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"COUNCIL_VAR={state}".encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().decode())
        except (PermissionError, FileNotFoundError, ProcessLookupError):
            continue  # somebody else's, or gone by now
    return found


def first_page(site):
    """The address, as soon as it is told."""
    for line in site.stdout:
        if "The site is up:" in line:
            return line.split()[6]
    raise AssertionError("The site did not come up.")


@pytest.mark.skipif(sys.platform != "linux", reason="what is left is looked for in /proc")
def test_from_nothing_to_the_first_page_and_back(command, state):
    began = time.monotonic()
    with subprocess.Popen(**command) as site:
        try:
            url = first_page(site)
            assert time.monotonic() - began < SECONDS
            with urllib.request.urlopen(url) as page:
                assert page.status == 200
                assert "<h1" in page.read().decode()
            second = subprocess.run(**command, check=False)
            assert second.stdout == f"It runs already: {url}\n"
            assert left_behind(state)
        finally:
            site.send_signal(signal.SIGINT)
        assert "Stopping" in site.stdout.read()
    assert site.returncode == 0
    assert left_behind(state) == []


def test_mail_lands_as_files_in_the_state_folder(state):
    state.mkdir()
    settings = Env.email_url_config(up._for_development({}, "http://localhost:8000")["EMAIL_URL"])
    sender = get_connection(settings["EMAIL_BACKEND"], file_path=settings["EMAIL_FILE_PATH"])
    EmailMessage(
        "Your code", "123456", "council@localhost", ["a@b.example"], connection=sender
    ).send()
    (mail,) = (state / "mail").iterdir()
    assert "123456" in mail.read_text()


def test_the_site_uses_the_role_that_cannot_read_the_ballot_box():
    owner = {"DATABASE_URL": "postgresql://council@/sockets/council"}
    assert up._as_the_site(owner)["DATABASE_URL"].startswith("postgresql://council_web@")


def test_given_databases_are_used_by_the_site_as_they_were_given(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://given")
    environment = {"DATABASE_URL": "postgresql://given"}
    assert up._as_the_site(environment) == environment
    monkeypatch.setenv("WEB_DATABASE_URL", "postgresql://web@given")
    assert up._as_the_site(environment)["DATABASE_URL"] == "postgresql://web@given"


def test_a_command_that_fails_says_which(monkeypatch):
    with pytest.raises(SystemExit, match=r"`manage\.py no_such_command` failed"):
        up._manage(dict(os.environ), "no_such_command")
