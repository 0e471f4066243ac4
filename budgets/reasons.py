"""A reason why a project won or lost, and the words that several reasons share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from look.words import pounds

Facts = Mapping[str, Any]
Titles = Mapping[str, str]


@dataclass(frozen=True)
class Reason:
    """`sentence` says why; of a project that lost, `needed` what it was short of.

    `reached` of `whole` fills a meter; a `whole` of nothing draws none.
    """

    sentence: str
    needed: str = ""
    reached: int = 0
    whole: int = 0


Words = Callable[[Facts, Titles], Reason]


def chosen_by(votes: int) -> str:
    """ "604 people chose it"."""
    if votes == 0:
        return _("Nobody chose it")
    return ngettext("%(people)s person chose it", "%(people)s people chose it", votes) % {
        "people": f"{votes:,}"
    }


def needed_money(pence: int) -> str:
    """ "Needed £5,178 more"."""
    return _("Needed %(money)s more") % {"money": pounds(pence)}
