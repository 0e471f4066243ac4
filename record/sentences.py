"""What an entry says in plain words: every room registers a sentence for each of its actions."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from record.models import RecordEntry

LARGE = 10_000
# Texts or lazy translations of them: `object`, as the class of the latter is private to Django.
_SENTENCES: dict[str, object] = {}


def register(sentences: Mapping[str, object]) -> None:
    """`{"ballots.opened": _("Voting opened in %(subject)s.")}`; a sentence may name `subject` and keys of the payload.

    Raises ValueError if an action has a sentence already.
    """
    if twice := sorted(_SENTENCES.keys() & sentences.keys()):
        raise ValueError(f"Sentences registered twice: {', '.join(twice)}")
    _SENTENCES.update(sentences)


def sentence(entry: RecordEntry) -> str:
    """What happened, as a sentence; an action nobody registered is named as it stands."""
    facts = _Facts(
        {key: _readable(value) for key, value in payload(entry).items()},
        subject=entry.subject_name,
    )
    known = _SENTENCES.get(entry.action)
    if known is None:
        return _("“%(action)s”: %(subject)s.") % {
            "action": entry.action,
            "subject": facts["subject"],
        }
    return str(known) % facts


def payload(entry: RecordEntry) -> dict[str, Any]:
    """The facts of an entry, from the text that was hashed."""
    facts: dict[str, Any] = json.loads(entry.payload)
    return facts


def _readable(value: Any) -> Any:
    """Large numbers with commas; a year stays as it is."""
    is_large = isinstance(value, int) and value >= LARGE
    return f"{value:,}" if is_large else value


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        """An older entry may lack a fact that a later release's sentence names."""
        return _("not stated")
