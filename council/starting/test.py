"""`./run test [pytest args]`: every test on the services of DATABASE_URL and REDIS_URL, or on embedded ones."""

import os
import subprocess
import sys

from council.starting import assets, libraries, places
from council.starting.services import services


def main(arguments: list[str]) -> int:
    assets.build()
    libraries.provide(libraries.PDF)
    if not _leaves_out_browser(arguments):
        libraries.provide(libraries.BROWSER)
    with services() as environment:
        found = libraries.chromium()
        extra = {"CHROMIUM": found} if found else {}
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(
            command, check=False, cwd=places.ROOT, env={**environment, **extra}
        ).returncode


def _leaves_out_browser(arguments: list[str]) -> bool:
    return any("not browser" in argument for argument in arguments)


if __name__ == "__main__":
    os.environ["COUNCIL_MODE"] = "test"
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
