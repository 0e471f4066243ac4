"""CPU time of the site's processes and of the database's, as Linux counts it."""

import os
from pathlib import Path

from django.db import connection

_TICK = os.sysconf("SC_CLK_TCK")
_OWN, _SYSTEM = 11, 12  # utime and stime, counted from the state behind the command's name


def of_site(parent: int) -> float:
    """Seconds that a process and its children have used."""
    return sum(_seconds(pid) for pid in [parent, *_children(parent)])


def of_database() -> float:
    """Seconds that the server processes behind our connections have used. Nothing where they are not on this machine."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return sum(_seconds(pid) for (pid,) in cursor.fetchall())


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(pid) for pid in listed.read_text().split()]


def _seconds(pid: int) -> float:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[_OWN]) + int(fields[_SYSTEM])) / _TICK
