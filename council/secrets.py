"""Secrets a developer's machine makes for itself and keeps; production is given its own."""

import secrets
from pathlib import Path


def kept_secret(folder: Path, name: str) -> str:
    """The secret in `folder/name`, made on first use, readable by its owner alone."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_hex(32))
    return path.read_text().strip()


def _write_once(path: Path, value: str) -> None:
    # Written aside and linked: of two processes starting together one wins, and no one reads half.
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    part.touch(mode=0o600)
    part.write_text(value)
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return
    finally:
        part.unlink()
