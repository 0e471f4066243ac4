"""What waits for a councillor in rooms below this one: they say so here, and the desk leads there."""

from collections.abc import Callable
from dataclasses import dataclass

from councillors.models import Councillor


@dataclass(frozen=True)
class Waiting:
    """A sentence, and the page it leads to."""

    text: str
    href: str


# None where nothing waits; a constant number of statements.
Source = Callable[[Councillor], Waiting | None]
_SOURCES: list[Source] = []


def register(source: Source) -> Source:
    _SOURCES.append(source)
    return source


def elsewhere(councillor: Councillor) -> list[Waiting]:
    return [found for source in _SOURCES if (found := source(councillor)) is not None]
