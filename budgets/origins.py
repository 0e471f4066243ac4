"""Where a project came from: a room that knows says so once, and the pages of projects link there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Subquery


@dataclass(frozen=True)
class Origin:
    """`number` gives, for a project of the outer query, the number of what it came from; `address` the page of that."""

    number: Subquery
    address: Callable[[str, int], str]


_ORIGINS: list[Origin] = []


def register(origin: Origin) -> None:
    """Raises ValueError a second time."""
    if _ORIGINS:
        raise ValueError("Projects have one origin")
    _ORIGINS.append(origin)


def number() -> dict[str, Subquery]:
    """What a list of projects reads with each, in the same statement."""
    return {"origin": _ORIGINS[0].number} if _ORIGINS else {}


def address(slug: str, number: object) -> str:
    """The page a project came from; none where it came from nowhere."""
    return _ORIGINS[0].address(slug, int(str(number))) if _ORIGINS and number else ""
