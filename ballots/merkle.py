"""Merkle tree hashes as in RFC 9162 section 2.1.1, SHA-256: one number that stands for a whole list."""

import hashlib
from collections.abc import Iterable


def root(leaves: Iterable[bytes]) -> str:
    """The tree head over `leaves` in their order, in hexadecimal; of no leaves, SHA-256 of nothing.

    Keeps one hash for each level, so that a list of any length needs constant memory.
    """
    peaks: list[tuple[int, bytes]] = []
    for leaf in leaves:
        size, node = 1, _sha(b"\x00" + leaf)
        while peaks and peaks[-1][0] == size:
            size, node = size * 2, _sha(b"\x01" + peaks.pop()[1] + node)
        peaks.append((size, node))
    if not peaks:
        return hashlib.sha256().hexdigest()
    head = peaks.pop()[1]
    while peaks:
        head = _sha(b"\x01" + peaks.pop()[1] + head)
    return head.hex()


def _sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
