"""Files of letters at rest: encrypted, each under a key of its own, which lies sealed in the database and never beside them."""

import base64
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from members.seals import seal, unseal

_NONCE = 12


class FileLost(Exception):
    """The file is gone or is not what was written."""


def write(batch_id: int, content: bytes) -> tuple[str, bytes]:
    """Keep the content encrypted (AES-256-GCM) in a new file; gives its name and the key, sealed.

    The name is new each time: of two workers at one batch neither writes over the other's file.
    """
    key, nonce = AESGCM.generate_key(256), secrets.token_bytes(_NONCE)
    name = f"letters-{batch_id}-{secrets.token_hex(8)}.sealed"
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(folder() / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(nonce + AESGCM(key).encrypt(nonce, content, _about(batch_id)))
        file.flush()
        os.fsync(file.fileno())
    return name, seal(base64.b64encode(key).decode(), _purpose(batch_id))


def read(batch_id: int, name: str, sealed_key: bytes) -> bytes:
    """The content in clear. Raises FileLost."""
    key = base64.b64decode(unseal(sealed_key, _purpose(batch_id)))
    try:
        kept = (folder() / name).read_bytes()
        return AESGCM(key).decrypt(kept[:_NONCE], kept[_NONCE:], _about(batch_id))
    except (FileNotFoundError, InvalidTag) as error:
        raise FileLost(name) from error


def remove(name: str) -> None:
    """Doing it again does nothing. Without its key the file was unreadable already."""
    if name:
        (folder() / name).unlink(missing_ok=True)


def names() -> list[Path]:
    return sorted(folder().glob("letters-*.sealed"))


def folder() -> Path:
    return Path(settings.LETTERS_DIR)


def _about(batch_id: int) -> bytes:
    return f"letters:{batch_id}".encode()


def _purpose(batch_id: int) -> str:
    return f"letters:{batch_id}"
