"""System libraries that no Python package brings: pango for PDFs, and a Chromium for the browser tests."""

import ctypes.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Libraries:
    """`packages` are Debian's names."""

    purpose: str
    packages: tuple[str, ...]


PDF = Libraries(
    "to make PDFs",
    ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core"),
)
BROWSER = Libraries("to run the browser tests", ("chromium", "fonts-dejavu-core"))


def have(libraries: Libraries) -> bool:
    if libraries is BROWSER:
        return chromium() is not None
    return all(ctypes.util.find_library(name) for name in ("pango-1.0", "pangoft2-1.0"))


def chromium() -> str | None:
    """A Chromium or Chrome on this machine."""
    named = os.environ.get("CHROMIUM")
    return named or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


def provide(libraries: Libraries) -> bool:
    """Install them where that can be done: at once as root with nobody at the terminal, after asking somebody who is.

    Otherwise says the one command that would. True if they are there in the end.
    """
    if have(libraries):
        return True
    command = f"apt-get install -y --no-install-recommends {' '.join(libraries.packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print(f"Missing {libraries.purpose}: sudo {command}", flush=True)
        return False
    if _somebody_is_there() and not _agrees(libraries, command):
        return False
    print(f"Installing {', '.join(libraries.packages)} {libraries.purpose} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in ("apt-get update -qq", command.replace(" install ", " install -qq ")):
        subprocess.run(
            step.split(),
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
    if not have(libraries):
        print(f"That did not work. By hand: {command}", flush=True)
    return have(libraries)


def _somebody_is_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and not os.environ.get("CI")


def _agrees(libraries: Libraries, command: str) -> bool:
    return (
        input(f"{command}\nis needed {libraries.purpose}. Run it now? [y/N] ")
        .strip()
        .lower()
        .startswith("y")
    )
