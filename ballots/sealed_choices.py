"""Choices on their way from page to page: encrypted in the form itself, never kept on the server."""

import json
from dataclasses import dataclass

from cryptography.fernet import InvalidToken
from django.utils.translation import gettext as _

from ballots.errors import BallotError
from members.seals import seal as _seal
from members.seals import unseal


@dataclass(frozen=True)
class SealedChoices:
    """Option numbers, the form's age (see `casting.form_token`), and what else the voter typed."""

    marks: tuple[int, ...]
    form_token: int
    extra: dict[str, str]


def seal(
    ballot_id: int, marks: tuple[int, ...], form_token: int, extra: dict[str, str] | None = None
) -> str:
    text = json.dumps([marks, form_token, extra or {}], separators=(",", ":"))
    return _seal(text, _purpose(ballot_id)).decode()


def open_(text: str, ballot_id: int) -> SealedChoices:
    """Raises BallotError if it was altered or belongs to another ballot."""
    try:
        marks, form_token, extra = json.loads(unseal(text.encode(), _purpose(ballot_id)))
    except (InvalidToken, UnicodeEncodeError):
        raise BallotError(_("This form was not whole. Choose again.")) from None
    return SealedChoices(tuple(marks), form_token, extra)


def _purpose(ballot_id: int) -> str:
    return f"choices:{ballot_id}"
