"""Where a project came from, and which priority of the agenda it serves: a room that knows says so once, and the pages of projects name it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Subquery
from django.utils.translation import gettext as _

from budgets.models import BudgetRound, Project


class Priority(NamedTuple):
    """The item of the agenda that a project serves, with its page; or `why_none`, where its proposer said so."""

    title: str = ""
    href: str = ""
    why_none: str = ""

    @property
    def said(self) -> str:
        """In a sentence of its own, whether it serves one or not."""
        if self.title:
            return _("Serves “%(item)s” of the agenda") % {"item": self.title}
        if self.why_none:
            return _("Not from the agenda: %(why)s") % {"why": self.why_none}
        return _("Not from the agenda")


@dataclass(frozen=True)
class Origin:
    """`number` gives, for a project of the outer query, the number of what it came from; `address` the page of that.

    `served` gives as JSON what `priority` makes the item of: with the round's slug, for a project that came from something.
    """

    number: Subquery
    address: Callable[[str, int], str]
    served: Subquery
    priority: Callable[[str, Mapping[str, Any]], Priority]


_ORIGINS: list[Origin] = []


def register(origin: Origin) -> None:
    """Raises ValueError a second time."""
    if _ORIGINS:
        raise ValueError("Projects have one origin")
    _ORIGINS.append(origin)


def read_with() -> dict[str, Subquery]:
    """What a list of projects reads with each, in the same statement."""
    return {"origin": _ORIGINS[0].number, "served": _ORIGINS[0].served} if _ORIGINS else {}


def address(slug: str, number: object) -> str:
    """The page a project came from; none where it came from nowhere."""
    return _ORIGINS[0].address(slug, int(str(number))) if _ORIGINS and number else ""


def priority(slug: str, served: object) -> Priority:
    """What was read as `served` of a project of that round."""
    if not _ORIGINS or not isinstance(served, dict):
        return Priority()
    return _ORIGINS[0].priority(slug, served)


def priorities(budget_round: BudgetRound) -> dict[int, Priority]:
    """By the project's id, of every project of a round. One statement."""
    rows = Project.objects.filter(round=budget_round).order_by()
    served = rows.values_list("pk", _ORIGINS[0].served) if _ORIGINS else []
    return {pk: priority(budget_round.slug, found) for pk, found in served}
