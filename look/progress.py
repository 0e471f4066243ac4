"""How far a long job is, for the page that waits for it."""

import time
from dataclasses import asdict, dataclass

from django.core.cache import cache

_KEPT_SECONDS = 24 * 3600
_SILENT_SECONDS = 90


@dataclass(frozen=True)
class Progress:
    """`done` of `total` steps at the moment `at`; `words` say what is being done; `error` why it stopped."""

    done: int
    total: int
    words: str
    error: str = ""
    at: float = 0

    @property
    def finished(self) -> bool:
        return self.done >= self.total and not self.error

    @property
    def running(self) -> bool:
        """Neither finished nor stopped, and heard of lately: a worker that was killed says nothing any more."""
        return not self.finished and not self.error and time.time() - self.at < _SILENT_SECONDS


def report(job: str, done: int, total: int, words: str, error: str = "") -> None:
    cache.set(
        f"progress:{job}", asdict(Progress(done, total, words, error, time.time())), _KEPT_SECONDS
    )


def of(job: str) -> Progress | None:
    """None if nothing was ever reported, or too long ago."""
    found = cache.get(f"progress:{job}")
    return Progress(**found) if found else None
