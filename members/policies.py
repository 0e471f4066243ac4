"""Who somebody is to the site: asked once here, so that every room means the same by it."""

import ipaddress

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from members.models import Person

DEMONSTRATION = "demonstration"


def is_proven_staff(request: HttpRequest) -> bool:
    """Whether the request comes from active staff who showed a second factor in this session.

    In a demonstration on this very machine a one-click sign-in stands for it. No query.
    """
    return is_staff(request) and is_proven(request)


def is_proven(request: HttpRequest) -> bool:
    """Whether somebody, on the staff or not, showed a second factor in this session: so do those who spend public money."""
    return has_second_factor(request) or is_demonstration(request)


def is_staff(request: HttpRequest) -> bool:
    person = request.user
    return isinstance(person, Person) and person.is_active and person.is_staff


def has_second_factor(request: HttpRequest) -> bool:
    """Whether a passkey, an authenticator app or a recovery code was used in this session."""
    person = request.user if isinstance(request.user, Person) else None
    return any(step["method"] == "mfa" for step in get_authentication_records(request, person))


def is_demonstration(request: HttpRequest) -> bool:
    """Whether this session was begun by a one-click sign-in that is still allowed."""
    return may_demonstrate(request) and bool(request.session.get(DEMONSTRATION))


def may_demonstrate(request: HttpRequest) -> bool:
    """DEMO is on, the connection comes from this machine, and it was asked for by a local name.

    The name counts too: a page elsewhere could point a name of its own at 127.0.0.1, and a proxy on this
    machine makes every stranger look local, but passes on the name they asked for.
    """
    forwarded = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    return (
        settings.DEMO
        and not forwarded
        and _is_loopback(request.META.get("REMOTE_ADDR", ""))
        and _is_local_name(request.META.get("HTTP_HOST", ""))
    )


def _is_local_name(host: str) -> bool:
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    return name == "localhost" or _is_loopback(name.strip("[]"))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
