"""What somebody has typed on the way to an application: encrypted in the form itself, never kept on the server."""

import json
import uuid
from dataclasses import dataclass, field

from cryptography.fernet import InvalidToken

from members.joining import Joining
from members.seals import seal, unseal


@dataclass(frozen=True)
class SealedAnswers:
    """`typed` as the browser sent it; `reference` becomes the application's, so that one form is one application."""

    typed: dict[str, str]
    reference: uuid.UUID = field(default_factory=uuid.uuid4)


def close(way: Joining, answers: SealedAnswers) -> str:
    text = json.dumps([answers.typed, str(answers.reference)], separators=(",", ":"))
    return seal(text, _purpose(way)).decode()


def open_(way: Joining, text: str) -> SealedAnswers | None:
    """None where it was altered, or belongs to another class."""
    try:
        typed, reference = json.loads(unseal(text.encode(), _purpose(way)))
    except (InvalidToken, UnicodeError):
        return None
    return SealedAnswers(typed, uuid.UUID(reference))


def _purpose(way: Joining) -> str:
    return f"joining:{way.organisation.pk}:{way.stakeholder_class.code}:{way.who}"
