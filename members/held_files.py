"""A file an officer has uploaded, held sealed between its preview and the decision to load it."""

import base64
import secrets

from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.seals import seal, unseal

_SECONDS = 3600


def hold(content: bytes, purpose: str) -> str:
    """Keep the content for an hour, encrypted, in no place that is backed up; gives the key to ask for it again.

    `purpose` names the round or organisation and what the file is for: the key opens it for nothing else.
    """
    key = secrets.token_urlsafe(24)
    cache.set(_name(key), seal(base64.b64encode(content).decode(), purpose), _SECONDS)
    return key


def fetch(key: str, purpose: str) -> bytes:
    """What was held. Raises MemberError if the hour is over or the key is not for this purpose."""
    sealed = cache.get(_name(key))
    try:
        return base64.b64decode(unseal(sealed or b"", purpose))
    except InvalidToken as gone:
        raise MemberError(
            _("The file was held for an hour, and that is over. Choose it again.")
        ) from gone


def let_go(key: str) -> None:
    cache.delete(_name(key))


def _name(key: str) -> str:
    return f"held-file:{key}"
