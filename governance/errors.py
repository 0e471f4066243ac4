"""What this room refuses with, and how a refusal of the ballots becomes one of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from ballots.errors import BallotError


class GovernanceError(Exception):
    """What was asked of a body, election, meeting or resolution cannot be done.

    `message` is a translated sentence safe to show; `field` the answer it is about.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


@contextmanager
def ballots_refusals_told() -> Iterator[None]:
    """What the ballots refuse inside is refused by this room, in the same words."""
    try:
        yield
    except BallotError as refusal:
        raise GovernanceError(refusal.message) from refusal
