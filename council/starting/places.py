"""Where things are on this machine."""

import hashlib
import importlib.util
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def var() -> Path:
    """The folder of everything this checkout makes while it runs."""
    folder = Path(os.environ.get("COUNCIL_VAR") or ROOT / "var").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def short_folder() -> Path:
    """A folder of this checkout and user in the system's temporary area: a socket's path may have 107 bytes at most."""
    tag = hashlib.sha256(f"{os.geteuid()}:{var()}".encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir(), f"council-{tag}")
    # As root, PostgreSQL runs as `nobody`, who must be able to pass through.
    folder.mkdir(mode=0o755 if os.geteuid() == 0 else 0o700, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to somebody else. Remove it, or set TMPDIR.")
    return folder


def package(name: str) -> Path:
    """The folder of an installed package. Raises ModuleNotFoundError."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            f"{name} is not installed: start with ./run, or set DATABASE_URL and REDIS_URL."
        )
    return Path(spec.origin).parent
