"""The command `count` in a process of its own, which has no database to go to."""

import os
import subprocess
import sys

from council.starting.places import ROOT

NOWHERE = {
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none",
    "REDIS_URL": "redis://127.0.0.1:9/0",
}


def count(*arguments, module=False):
    program = ["-m", "ballots.counting"] if module else ["manage.py", "count"]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **NOWHERE},
    )
