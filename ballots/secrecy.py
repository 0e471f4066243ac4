"""The key that ties papers to the roll while a ballot is open, and its end.

The key is a file outside the database and its backups, read for each use and never kept in memory,
so that destroying the file destroys the tie.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

from ballots.errors import KeyMissing
from ballots.models import Ballot

KEY_BYTES = 32


def make_key(ballot_id: int) -> bytes:
    """A fresh key in its file; returns the SHA-256 the ballot keeps to know it by.

    Overwrites one left by an opening that failed; the caller holds the ballot's lock and has seen it unopened.
    """
    path = key_path(ballot_id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_bytes(KEY_BYTES)
    part = path.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _sync_folder(path.parent)
    return hashlib.sha256(key).digest()


def read_key(ballot: Ballot) -> bytes:
    """The open ballot's key. Raises KeyMissing if the file is gone or another's."""
    try:
        key = key_path(ballot.pk).read_bytes()
    except FileNotFoundError:
        raise KeyMissing(f"The key of ballot {ballot.pk} is missing.") from None
    if not hmac.compare_digest(hashlib.sha256(key).digest(), bytes(ballot.key_fingerprint or b"")):
        raise KeyMissing(f"The key file of ballot {ballot.pk} holds another key.")
    return key


def destroy_key(ballot_id: int) -> None:
    """Overwrite and remove the key. Doing it again does nothing.

    Overwriting is a courtesy: a disk may keep old blocks, which is why the volume is encrypted and never
    backed up. What counts is that the papers it pointed to are gone as well.
    """
    path = key_path(ballot_id)
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    path.unlink(missing_ok=True)
    _sync_folder(path.parent)


def pseudonym(key: bytes, entry_id: int) -> bytes:
    """What a paper hangs on while the ballot is open: HMAC-SHA256 of the roll entry's number."""
    return hmac.digest(key, f"paper\0{entry_id}".encode(), "sha256")


def key_path(ballot_id: int) -> Path:
    return Path(settings.BALLOT_KEYS_DIR) / f"ballot-{ballot_id}.key"


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
