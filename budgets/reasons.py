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


def chosen_by(facts: Facts) -> str:
    """ "604 people chose it"; where papers give points "604 people chose it, for 1,380 points"."""
    votes = facts["votes"]
    if votes == 0:
        return _("Nobody chose it")
    people = ngettext("%(people)s person chose it", "%(people)s people chose it", votes) % {
        "people": f"{votes:,}"
    }
    if "points" not in facts:
        return people
    return ngettext(
        "%(chosen)s, for %(points)s point", "%(chosen)s, for %(points)s points", facts["points"]
    ) % {"chosen": people, "points": f"{facts['points']:,}"}


def needed_money(pence: int) -> str:
    """ "Needed £5,178 more"."""
    return _("Needed %(money)s more") % {"money": pounds(pence)}
