"""Who the service says that somebody is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from members.seals import keyed


@dataclass(frozen=True)
class Identity:
    """One person at one service.

    `uid` is a keyed hash of issuer and subject, so that it means nothing elsewhere and no other service can claim it;
    `email` is empty unless the service has proved it; `name` and `born` may not be told.
    """

    uid: str
    email: str
    name: str
    born: date | None


def identity_of(claims: Mapping[str, Any]) -> Identity:
    """From the standard claims (OpenID Connect Core 1.0, section 5.1)."""
    proved = claims.get("email_verified") in (True, "true")  # some services write it as text
    return Identity(
        uid=keyed("openid-connect", f"{claims['iss']} {claims['sub']}").hex(),
        email=str(claims.get("email") or "").strip().lower() if proved else "",
        name=_name(claims),
        born=_born(str(claims.get("birthdate") or "")),
    )


def _name(claims: Mapping[str, Any]) -> str:
    parts = [claims.get("given_name"), claims.get("family_name")]
    whole = claims.get("name") or " ".join(str(part) for part in parts if part)
    return " ".join(str(whole).split())[:120]


def _born(text: str) -> date | None:
    """A whole date; the standard also allows a year alone, which says too little."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
