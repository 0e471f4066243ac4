"""`./run manage COMMAND …`: Django's commands with the services they need."""

import subprocess
import sys

from council.starting import places
from council.starting.servers import services

# These touch no database; counting a file must never start one.
WITHOUT_SERVICES = {"count", "help", "--help", "--version", "makemessages", "compilemessages"}


def main(arguments: list[str]) -> int:
    command = [sys.executable, str(places.ROOT / "manage.py"), *arguments]
    if not arguments or arguments[0] in WITHOUT_SERVICES:
        return subprocess.run(command, check=False).returncode
    with services() as environment:
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
