"""`./run up`: services, migrations, the site; then the worker, which makes the demonstration borough.

The page comes first. Ctrl-C stops everything in order; killed with -9 the children end with their parent, and the
next start takes over the servers that are left.
"""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from council.starting import assets, libraries, places, postgres
from council.starting.address import free_port, wait_for
from council.starting.children import Children
from council.starting.only_one import Note, only_one, where_it_runs
from council.starting.servers import services

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
Step = Callable[[str], None]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run up")
    parser.add_argument(
        "--port", type=int, default=8000, help="the next free one from here on is taken"
    )
    options = parser.parse_args(arguments)
    _stop_when_asked()
    with only_one() as note:
        if note is None:
            print(where_it_runs())
            return 0
        return _run(options.port, note, _steps())


def _run(wanted: int, note: Note, step: Step) -> int:
    port = free_port(wanted)
    if port != wanted:
        step(f"Port {wanted} is taken by another program: the site will be on {port}")
    address = f"http://localhost:{port}"
    note.write(address)
    children = Children()
    step("Starting PostgreSQL and Valkey")
    with services() as found:
        try:
            return _serve(_for_development(found, address), port, address, children, step)
        except KeyboardInterrupt:
            print()
            return 0
        finally:
            step("Stopping")
            children.stop()


def _serve(
    environment: dict[str, str], port: int, address: str, children: Children, step: Step
) -> int:
    building = threading.Thread(target=_build_assets)
    building.start()
    step("Bringing the database up to date")
    _manage(environment, "migrate", "--verbosity", "0")
    _manage(environment, "grant_web_role")
    building.join()
    step("Starting the site")
    site = children.start(_site(port), _as_the_site(environment))
    wait_for(address, lambda: site.poll() is None)
    step(f"The site is up: {address}  (Ctrl-C stops it)")
    _start_worker(children, environment)
    if environment.get("DEMO") == "1":
        _manage(environment, "seed_demo", "--in-background")
        step("The worker is making the demonstration borough; the page shows how far it is")
    threading.Thread(target=libraries.provide, args=(libraries.PDF,), daemon=True).start()
    step(f"`{children.watch()}` stopped by itself")
    return 1


def _site(port: int) -> list[str]:
    # Without the control socket, which gunicorn would put into the home folder for all its sites.
    options = "--workers 2 --threads 4 --log-level warning --no-control-socket"
    return ["gunicorn", "council.wsgi", "--bind", f"127.0.0.1:{port}", *options.split()]


def _start_worker(children: Children, environment: dict[str, str]) -> None:
    # Celery warns whoever is root; on one's own machine that is known, and in production nobody is.
    quiet = {**environment, "PYTHONWARNINGS": "ignore::UserWarning:celery.platforms"}
    for part in (
        ["worker", "--concurrency", "1"],
        ["beat", "--schedule", str(places.var() / "beat")],
    ):
        command = ["celery", "--quiet", "-A", "council", *part, "--loglevel", "warning"]
        children.start(command, quiet)


def _for_development(environment: dict[str, str], address: str) -> dict[str, str]:
    mail = places.var() / "mail"
    mail.mkdir(exist_ok=True)
    # The slash before an absolute path is the URL's own.
    defaults = {"DEMO": "1", "SITE_URL": address, "EMAIL_URL": f"filemail:///{mail}"}
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
    done = subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    if done.returncode:
        raise SystemExit(f"`manage.py {arguments[0]}` failed: the lines above say why.")


def _steps() -> Step:
    began = time.monotonic()

    def step(words: str) -> None:
        print(f"{time.monotonic() - began:5.1f} s  {words}", flush=True)

    return step


def _stop_when_asked() -> None:
    """Stop in order on Ctrl-C, on `kill`, and when the window is closed, unless that was asked to be ignored (nohup)."""
    for asked in STOPPING:
        if asked != signal.SIGHUP or signal.getsignal(asked) is not signal.SIG_IGN:
            signal.signal(asked, _stop)


def _stop(*_signal: object) -> None:
    for asked in STOPPING:  # asking again must not cut the stopping short
        signal.signal(asked, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
