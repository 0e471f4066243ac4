"""The service of another organisation that people may sign in with (OpenID Connect), if the council has one."""

from typing import Any, Protocol
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

NEEDED = ["NAME", "SERVER", "CLIENT_ID", "CLIENT_SECRET"]


class Environment(Protocol):
    def str(self, var: str, default: str) -> str: ...


def from_environment(env: Environment, *, production: bool) -> dict[str, Any]:
    """What allauth is told: our provider class, and the service that OPENID_CONNECT_… names, or none.

    Raises ImproperlyConfigured for half a configuration and, in production, for an address without TLS.
    """
    given = {name: env.str(f"OPENID_CONNECT_{name}", "").strip() for name in NEEDED}
    missing = [f"OPENID_CONNECT_{name}" for name, value in given.items() if not value]
    if missing and len(missing) < len(NEEDED):
        raise ImproperlyConfigured(
            f"OpenID Connect also needs {', '.join(missing)}; or leave all {len(NEEDED)} empty."
        )
    scopes = env.str("OPENID_CONNECT_SCOPES", "openid profile email").split()
    services = [] if missing else [service(given, scopes)]
    if services and production and urlsplit(given["SERVER"]).scheme != "https":
        raise ImproperlyConfigured("OPENID_CONNECT_SERVER must begin with https://")
    return {
        "openid_connect": {"provider_class": "members.open_id.provider.Provider", "APPS": services}
    }


def service(given: dict[str, str], scopes: list[str]) -> dict[str, Any]:
    """One service in allauth's words, from NAME, SERVER (its issuer), CLIENT_ID and CLIENT_SECRET; `scopes` are asked for."""
    return {
        "provider_id": "openid-connect",
        "name": given["NAME"],
        "client_id": given["CLIENT_ID"],
        "secret": given["CLIENT_SECRET"],
        "settings": {"server_url": given["SERVER"].rstrip("/"), "scope": scopes},
    }
