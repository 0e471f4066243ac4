"""Receipts: one for each voter, unchanged by later votes; they prove that a vote was accepted, not what it says."""

import hashlib
import hmac

from django.db import connection

from ballots.alphabet import fold, grouped, spell
from ballots.models import Ballot

LENGTH = 16


def receipt_for(key: bytes, entry_id: int) -> str:
    """The receipt of one roll entry, "ABCD-EFGH-JKMN-PQRS": the same for every vote.

    Nobody can work it out again once the ballot's key is destroyed.
    """
    return grouped(spell(hmac.digest(key, f"receipt\0{entry_id}".encode(), "sha256"), LENGTH))


def digest(receipt: str) -> str:
    """What is published: SHA-256 of the sixteen characters without dashes, in hexadecimal."""
    return hashlib.sha256(tidy(receipt).encode()).hexdigest()


def tidy(text: str) -> str:
    """A receipt as typed: any case, spaces and dashes; returns the characters that count."""
    return fold(text)


def known(ballot: Ballot, text: str) -> bool:
    """Was this receipt given in this ballot, and does its vote stand?"""
    if len(tidy(text)) != LENGTH:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT ballots_receipt_known(%s, %s)", [ballot.pk, digest(text)])
        return bool(cursor.fetchone()[0])
