"""`./run up`: services, migrations, the site; then the worker, which makes the demonstration borough.

The page comes first. Ctrl-C stops everything in order; killed with -9 the children end with their parent, and the
next start takes over the servers that are left.
"""

import argparse
import ctypes
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from council.starting import assets, libraries, places, postgres
from council.starting.services import services

PR_SET_PDEATHSIG = 1
WAIT_SECONDS = 60
Children = list[subprocess.Popen[bytes]]
Step = Callable[[str], None]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run up")
    parser.add_argument(
        "--port", type=int, default=8000, help="the next free one from here on is taken"
    )
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _stop_as_ctrl_c)
    with _only_one() as note:
        if note is None:
            return _say_where_it_runs()
        return _run(options.port, note)


@contextmanager
def _only_one() -> Iterator[TextIO | None]:
    """The open note of this start, or None where another one runs. The lock dies with its holder, however it dies."""
    with (places.var() / "up.json").open("a+") as note:
        try:
            fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        yield note
        note.truncate(0)


def _say_where_it_runs() -> int:
    address = json.loads((places.var() / "up.json").read_text() or "{}").get("address")
    print(
        f"It runs already: {address}" if address else "It is starting already, in another window."
    )
    return 0


def _run(wanted_port: int, note: TextIO) -> int:
    began = time.monotonic()

    def step(words: str) -> None:
        print(f"{time.monotonic() - began:5.1f} s  {words}", flush=True)

    port = _free_port(wanted_port)
    address = f"http://localhost:{port}"
    note.truncate(0)
    note.write(json.dumps({"address": address, "pid": os.getpid()}))
    note.flush()
    step("Starting PostgreSQL and Valkey")
    with services() as found:
        environment = _for_development(found, address)
        children: Children = []
        try:
            return _serve(environment, port, address, children, step)
        except KeyboardInterrupt:
            print()
            return 0
        finally:
            step("Stopping")
            _stop(children)


def _serve(
    environment: dict[str, str], port: int, address: str, children: Children, step: Step
) -> int:
    building = threading.Thread(target=_build_assets)
    building.start()
    step("Bringing the database up to date")
    _manage(environment, "migrate", "--verbosity", "0")
    _manage(environment, "grant_web_role", "--verbosity", "0")
    building.join()
    step("Starting the site")
    site = [
        "gunicorn",
        "council.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "2",
        "--threads",
        "4",
        "--log-level",
        "warning",
    ]
    children.append(_start(site, _as_the_site(environment)))
    _wait_for(address, children[0])
    step(f"The site is up: {address}  (Ctrl-C stops it)")
    for part in (
        ["worker", "--concurrency", "1"],
        ["beat", "--schedule", str(places.var() / "beat")],
    ):
        children.append(
            _start(["celery", "-A", "council", *part, "--loglevel", "warning"], environment)
        )
    if environment.get("DEMO") == "1":
        _manage(environment, "seed_demo", "--in-background")
        step("The worker is making the demonstration borough; the page shows how far it is")
    threading.Thread(target=libraries.provide, args=(libraries.PDF,), daemon=True).start()
    return _watch(children, step)


def _for_development(environment: dict[str, str], address: str) -> dict[str, str]:
    mail = places.var() / "mail"
    mail.mkdir(exist_ok=True)
    defaults = {"DEMO": "1", "SITE_URL": address, "EMAIL_URL": f"filemail://{mail}"}
    return {**defaults, **environment, "COUNCIL_MODE": "development", "PYTHONUNBUFFERED": "1"}


def _as_the_site(environment: dict[str, str]) -> dict[str, str]:
    """The site's own processes use the role that cannot read the ballot box."""
    if given := os.environ.get("WEB_DATABASE_URL"):
        return {**environment, "DATABASE_URL": given}
    if os.environ.get("DATABASE_URL"):
        return environment
    return {**environment, "DATABASE_URL": postgres.url("council_web")}


def _build_assets() -> None:
    if assets.build():
        print("         Built the style sheet", flush=True)


def _manage(environment: dict[str, str], *arguments: str) -> None:
    command = [sys.executable, str(places.ROOT / "manage.py"), *arguments]
    if subprocess.run(command, check=False, env=environment).returncode:
        raise SystemExit(f"`manage.py {arguments[0]}` failed: the lines above say why.")


def _start(module: list[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    # In a group of its own, so that Ctrl-C reaches the parent alone and the order of stopping is ours.
    # No thread runs yet when the children start, so a function before exec is safe.
    return subprocess.Popen(
        [sys.executable, "-m", *module], env=environment, cwd=places.ROOT, preexec_fn=_end_with_parent,  # noqa: PLW1509 -- see above
        process_group=0
    )  # fmt: skip


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait_for(address: str, site: "subprocess.Popen[bytes]") -> None:
    for _try in range(WAIT_SECONDS * 10):
        if site.poll() is not None:
            raise SystemExit("The site stopped while starting: the lines above say why.")
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310 -- our own address
        except urllib.error.HTTPError as error:
            raise SystemExit(f"The site answers with an error ({error.code}).") from error
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"The site did not answer within {WAIT_SECONDS} seconds.")


def _watch(children: Children, step: Step) -> int:
    while True:
        for child in children:
            if child.poll() is not None:
                step(f"`{' '.join(map(str, child.args[2:5]))}` stopped by itself")  # type: ignore[index]
                return 1
        time.sleep(0.5)


def _stop(children: Children) -> None:
    for child in reversed(children):
        if child.poll() is None:
            child.terminate()
    for child in reversed(children):
        try:
            child.wait(timeout=20)
        except subprocess.TimeoutExpired:
            child.kill()


def _free_port(wanted: int) -> int:
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SystemExit(f"No port is free from {wanted} to {wanted + 99}.")


def _stop_as_ctrl_c(*_signal: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
