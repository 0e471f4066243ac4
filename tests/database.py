"""Each pytest process gets a copy of one database that is migrated once, and kept until a migration changes.

Migrating takes a minute, copying a second. Whoever comes first makes it; the others wait. Migrations run over the
copy all the same, and find nothing to do. `./run test --create-db` makes it anew.
"""

import hashlib
import os
import re
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from django.db import connections

ROOT = Path(__file__).resolve().parents[1]
# What a machine without power would lose is of no use here, and no plan of a test is worth compiling.
QUICK = "-c synchronous_commit=off -c jit=off"


def digest(root=ROOT):
    """Over every migration of ours, and the versions of everybody else's."""
    found = hashlib.sha256()
    for path in [*sorted(root.glob("*/migrations/*.py")), root / "requirements" / "dev.txt"]:
        found.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


def kept_name():
    """Each checkout has its own, so that none takes another's away."""
    return f"council_tests_{hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]}_{digest()}"


def in_database(url, name):
    """The URL of another database of the same server: a socket's folder may stand before the name."""
    return re.sub(r"/[^/?]*(?=\?|$)", f"/{name}", url, count=1)


def provide(name, url):
    """Make the database `name` unless it is there; those of earlier migrations go."""
    with _server() as server:
        # Held until the connection ends: the processes of a run start at once.
        server.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        if name not in _of_this_checkout(server, name):
            forget(name)
            _make(server, name, url)


def forget(name):
    """Take away the database `name` and the others of this checkout that nobody is using."""
    with _server() as server:
        for found in _of_this_checkout(server, name):
            with suppress(psycopg.errors.ObjectInUse):  # the next run takes it away
                server.execute(f"DROP DATABASE {found}")


def use(name):
    """Let Django copy it for its test database."""
    database = connections["default"].settings_dict
    database["TEST"]["TEMPLATE"] = name
    given = database["OPTIONS"].get("options", "")
    database["OPTIONS"]["options"] = f"{given} {QUICK}".strip()


@contextmanager
def _server():
    somewhere = {**connections["default"].get_connection_params(), "dbname": "postgres"}
    with psycopg.connect(**somewhere, autocommit=True) as server:
        yield server


def _of_this_checkout(server, name):
    before, underscore, _digest = name.rpartition("_")
    made = server.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [before + underscore]
    )
    return [found for (found,) in made.fetchall()]


def _make(server, name, url):
    """Under another name first, so that one that was cut short is never taken for a whole one."""
    unfinished = f"{name}_unfinished"
    server.execute(f"CREATE DATABASE {unfinished}")
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity", "0"],
        check=True,
        env={**os.environ, "DATABASE_URL": in_database(url, unfinished)},
    )
    server.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")
