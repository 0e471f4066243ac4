"""The room's entries in the public record. Nothing sealed is ever among their facts."""

from typing import Protocol

from look.words import pounds
from members.models import Person
from record import entries
from record.entries import Actor, Subject

OFFICER, COUNCILLOR, VISITOR = "officer", "councillor", Actor("visitor", "visitor")


class Thing(Protocol):
    def as_subject(self) -> Subject: ...


def officer(person: Person) -> Actor:
    return person.as_actor(OFFICER)


def councillor(person: Person) -> Actor:
    return person.as_actor(COUNCILLOR)


def write(by: Actor, action: str, thing: Thing, pence: int | None = None, **facts: object) -> None:
    """A sum is written in pence and in words."""
    money = {} if pence is None else {"pence": pence, "amount": pounds(pence)}
    entries.write(
        actor=by,
        action=f"councillors.{action}",
        subject=thing.as_subject(),
        payload={**money, **facts},
    )
