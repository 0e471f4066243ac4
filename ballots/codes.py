"""Posted codes: sixteen characters without ambiguous letters, of which only a keyed hash is kept."""

import secrets

from ballots.alphabet import ALPHABET, fold, grouped
from members.seals import keyed

LENGTH = 16


def new_code() -> str:
    """A code as printed in a letter, "ABCD-EFGH-JKMN-PQRS": 80 random bits."""
    return grouped("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def code_key(ballot_id: int, text: str) -> bytes:
    """The keyed hash a code is found by, however it was typed; another ballot's code never matches."""
    return keyed("posted-code", f"{ballot_id}|{fold(text)}")
