"""The 32 characters of codes and receipts: no 0, 1, I or O, which people read as one another."""

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def spell(entropy: bytes, length: int) -> str:
    """The first `length` five-bit groups of `entropy` as characters."""
    number = int.from_bytes(entropy, "big")
    top = len(entropy) * 8
    return "".join(ALPHABET[(number >> (top - 5 * (place + 1))) & 31] for place in range(length))


def fold(text: str) -> str:
    """What was meant: upper case, nothing but the alphabet's own characters."""
    return "".join(c for c in text.upper() if c in ALPHABET)


def has_strangers(text: str) -> bool:
    """Is there a letter or number in it that no code has?"""
    return any(c.isalnum() and c not in ALPHABET for c in text.upper())


def grouped(text: str) -> str:
    """In fours: "ABCD-EFGH-JKMN-PQRS"."""
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))
