"""The moves an officer can press on an election or on the vote of a contest: when each is possible, what it says, what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from governance.forms.election_acts import NothingToSay
from members.models import Person
from members.organisation_policies import Powers

Answers = dict[str, Any]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Act(Generic[Thing]):
    """One move. `states` are those it is offered in; the verb itself decides, and may still refuse."""

    slug: str
    title: str | Promise
    explanation: str | Promise
    only: str | Promise
    done: str | Promise
    states: frozenset[str]
    do: Callable[[Thing, Person, Answers], object]
    may: Callable[[Powers], bool]
    form: type[forms.Form] = NothingToSay
    initial: Callable[[Thing], Answers] = lambda _thing: {}
    warns: bool = False

    def refusal(self, state_label: object) -> str:
        """Why it cannot be done now."""
        return _("It is “%(state)s” now. %(only)s") % {"state": state_label, "only": self.only}
