"""A move an officer can press on a vote, a resolution or a meeting: when it is offered, what it says, what it does."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ballots.forms.acts import NothingToSay
from members.models import Person
from members.organisation_policies import Powers

Thing = TypeVar("Thing")
Answers = dict[str, Any]


@dataclass(frozen=True)
class Move(Generic[Thing]):
    """`states` are those it is offered in; the verb itself decides, and may still refuse. `by_returner` is for the returning officer alone."""

    slug: str
    title: str | Promise
    explanation: str | Promise
    done: str | Promise
    states: frozenset[str]
    do: Callable[[Any, Person, Answers], object]
    form: type[forms.Form] = NothingToSay
    initial: Callable[[Any], Answers] = lambda _thing: {}
    warns: bool = False
    by_returner: bool = False

    def allowed(self, powers: Powers) -> bool:
        return powers.return_elections if self.by_returner else powers.keep_register

    def refusal(self, state: str | Promise) -> str:
        """Why it is not offered now."""
        return _("“%(title)s” is not possible now: it is “%(state)s”.") % {
            "title": self.title,
            "state": state,
        }


def offered(moves: Iterable[Move[Any]], state: str, powers: Powers) -> list[Move[Any]]:
    return [one for one in moves if state in one.states and one.allowed(powers)]
