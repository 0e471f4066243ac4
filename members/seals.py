"""Keyed hashes to find things by, and sealing for what must be read again but not lie about in clear."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet
from django.conf import settings


def keyed(purpose: str, text: str) -> bytes:
    """HMAC-SHA256 of `text` under the roll key, 32 bytes; a different `purpose` never gives the same hash."""
    message = f"{purpose}\0{text}".encode()
    return hmac.digest(settings.ROLL_KEY.encode(), message, "sha256")


def seal(text: str, purpose: str) -> bytes:
    """`text` encrypted and authenticated (Fernet) under a key derived from the roll key for `purpose`."""
    return _box(purpose).encrypt(text.encode())


def unseal(sealed: bytes, purpose: str, max_age: int | None = None) -> str:
    """What was sealed for `purpose`. Raises `cryptography.fernet.InvalidToken` if altered, foreign, or older than `max_age` seconds."""
    return _box(purpose).decrypt(bytes(sealed), ttl=max_age).decode()


def _box(purpose: str) -> Fernet:
    derived = hashlib.sha256(keyed("seal", purpose)).digest()
    return Fernet(base64.urlsafe_b64encode(derived))
