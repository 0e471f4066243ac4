"""Whether an ID token is what it says: OpenID Connect Core 1.0, section 3.1.3.7."""

import hmac
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

# Never a symmetric one: the client's secret would then sign for the service.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
REQUIRED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
CLOCKS_DIFFER_SECONDS = 60


class Untrusted(OAuth2Error):
    """What the service sent cannot be believed. The words are for the log, without anything personal."""


def claims(
    token: str, *, keys: dict[str, Any], issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """What the token says, once its signature, issuer, audience, time and nonce are right. Raises Untrusted."""
    try:
        said: dict[str, Any] = jwt.decode(
            token,
            key=_key(token, keys),
            algorithms=ALGORITHMS,
            issuer=issuer,
            audience=client_id,
            leeway=CLOCKS_DIFFER_SECONDS,
            options={"require": REQUIRED},
        )
    except jwt.PyJWTError as fault:
        raise Untrusted(type(fault).__name__) from fault
    if not nonce or not hmac.compare_digest(str(said["nonce"]).encode(), nonce.encode()):
        raise Untrusted("wrong nonce")
    if said.get("azp", client_id) != client_id:
        raise Untrusted("meant for another client")
    return said


def _key(token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    """The key the token names, or the only one there is where it names none."""
    known = [
        key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use in {None, "sig"}
    ]
    named = jwt.get_unverified_header(token).get("kid")
    fitting = [key for key in known if named is None or key.key_id == named]
    if len(fitting) != 1:
        raise Untrusted("no such key")
    return fitting[0]
