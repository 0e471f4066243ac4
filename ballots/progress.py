"""How far a long job is, for the page that waits for it."""

from dataclasses import asdict, dataclass

from django.core.cache import cache

_KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Progress:
    """`done` of `total` steps; `words` say what is being done; `error` why it stopped."""

    done: int
    total: int
    words: str
    error: str = ""

    @property
    def finished(self) -> bool:
        return self.done >= self.total and not self.error


def report(job: str, done: int, total: int, words: str, error: str = "") -> None:
    cache.set(f"progress:{job}", asdict(Progress(done, total, words, error)), _KEPT_SECONDS)


def of(job: str) -> Progress | None:
    """None if nothing was ever reported, or too long ago."""
    found = cache.get(f"progress:{job}")
    return Progress(**found) if found else None
