"""Who is named in the public record as having acted on a ballot."""

from members.models import Person
from record.entries import Actor


def acting(by: Person | Actor) -> Actor:
    """An officer, or the system where a command is run."""
    return by if isinstance(by, Actor) else by.as_actor("officer")
