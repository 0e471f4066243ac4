"""`./run test [pytest args]`: every test on the services of DATABASE_URL and REDIS_URL, or on embedded ones."""

import os
import subprocess
import sys
from pathlib import Path

from council.starting import assets, libraries, places
from council.starting.servers import services

# Each is a database of its own and a tenth of a gigabyte.
MOST_PROCESSES = 4


def main(arguments: list[str]) -> int:
    assets.build()
    libraries.provide(libraries.PDF)
    if not _leaves_out_browser(arguments):
        libraries.provide(libraries.BROWSER)
    with services() as environment:
        found = libraries.chromium()
        extra = {"CHROMIUM": found} if found else {}
        command = [sys.executable, "-m", "pytest", *side_by_side(arguments), *arguments]
        return subprocess.run(
            command, check=False, cwd=places.ROOT, env={**environment, **extra}
        ).returncode


def side_by_side(arguments: list[str]) -> list[str]:
    """Several processes for the whole suite, a third faster on two processors; one for chosen files, a debugger or -n.

    Each begins with a part of its own, so that what a file makes once is made once, and whoever is done first takes of the others'.
    """
    processors = min(os.cpu_count() or 1, MOST_PROCESSES)
    chosen = any(
        argument.startswith(("-n", "--numprocesses", "--pdb", "-s"))
        or Path(argument.partition("::")[0]).exists()
        for argument in arguments
    )
    if chosen or processors == 1:
        return []
    return ["-n", str(processors), "--dist", "worksteal"]


def _leaves_out_browser(arguments: list[str]) -> bool:
    return any("not browser" in argument for argument in arguments)


if __name__ == "__main__":
    os.environ["COUNCIL_MODE"] = "test"
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
