"""Limits on what can be tried from one place.

They slow guessing down and lock nobody out for ever: every count is gone when its period is over.
What is counted sits in the cache under a keyed hash, never in a log.
"""

import ipaddress
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

from members.errors import TooOften
from members.seals import keyed

log = logging.getLogger(__name__)


def spend(name: str, who: str, limit: int, seconds: int) -> None:
    """Count one use of `name` by `who`. Raises TooOften after `limit` uses in a period of `seconds`.

    With the cache down nothing is counted: a vote must not depend on it. Codes have limits of their own
    in the database, and a posted code is too long to guess.
    """
    now = time.time()
    key = _key(name, who, int(now // seconds))
    try:
        cache.add(key, 0, seconds)
        used = cache.incr(key)
    except RedisError:
        log.warning("limit_not_counted", extra={"limit": name})
        return
    if used > limit:
        raise TooOften(seconds - int(now % seconds))


@contextmanager
def attempt(name: str, who: str, limit: int, seconds: int) -> Iterator[None]:
    """Spend one use and give it back if the block ends well, so that only wrong tries are counted.

    Paid first, so that many tries at once cannot slip through together. Raises TooOften.
    """
    spend(name, who, limit, seconds)
    yield
    _give_back(name, who, seconds)


def client(request: HttpRequest) -> str:
    """Where a request comes from, for `who`: an address, or the /64 network of an IPv6 one.

    X-Forwarded-For is believed only from `settings.TRUSTED_PROXIES`, read from the right: what stands
    further left was written by the sender.
    """
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while _is_trusted(address) and forwarded and (hop := forwarded.pop().strip()):
        address = hop
    return _network(address)


def _is_trusted(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in ipaddress.ip_network(proxy) for proxy in settings.TRUSTED_PROXIES)


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6:  # noqa: PLR2004 -- the protocol's name
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _key(name: str, who: str, period: int) -> str:
    return f"limit:{name}:{period}:{keyed('limit', who).hex()}"


def _give_back(name: str, who: str, seconds: int) -> None:
    try:
        cache.decr(_key(name, who, int(time.time() // seconds)))
    except (RedisError, ValueError):
        # A new period began meanwhile: there is nothing left to give back.
        log.debug("limit_not_given_back", extra={"limit": name})
