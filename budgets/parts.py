"""What a voter chooses from, pot by pot; where all the money is in one pot, that is one part without a name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.models import Ballot, Kind, Pot
from budgets import languages
from budgets.choosing import Listed, Wish, chosen
from budgets.tray import Tray, tray


@dataclass(frozen=True)
class Part:
    """The projects of one pot, and what is chosen of them. `language` is what its name is in, "" for that of the page."""

    pot: Pot | None
    projects: list[Listed]
    chosen: list[Listed]
    tray: Tray
    language: str = ""

    @property
    def title(self) -> str:
        if self.pot is None:
            return ""
        return self.pot.said_in(self.language) if self.language else self.pot.title

    @property
    def direction(self) -> str:
        return languages.language(self.language).direction if self.language else ""

    @property
    def spent(self) -> int:
        """Pence, of what is chosen."""
        return sum(project.cost_pence for project in self.chosen)

    @property
    def says(self) -> str:
        """How much of it one voter may choose."""
        if self.pot is None:
            return ""
        if self.tray.data["kind"] == Kind.KNAPSACK:
            return _("Choose as many projects as it covers.")
        most = int(str(self.tray.data["limit"] or 0))
        if most == 1:
            return _("Choose one project.")
        said = ngettext("Choose up to %(most)d project.", "Choose up to %(most)d projects.", most)
        return said % {"most": most}

    @property
    def total(self) -> int:
        """Pence, of all its projects."""
        return sum(project.cost_pence for project in self.projects)

    @property
    def costs(self) -> list[int]:
        return [project.cost_pence for project in self.chosen]


def pots_for(ballot: Ballot, area: str | None) -> list[Pot]:
    """The pots that people of an area choose from, all of them for None. One statement, or none."""
    if not ballot.has_pots:
        return []
    pots = ballot.pots.order_by("number")
    return [pot for pot in pots if area is None or not pot.strata or area in pot.strata]


def asks_where(ballot: Ballot) -> bool:
    """Whether some of the money is one area's own. One statement, or none."""
    return ballot.has_pots and ballot.pots.exclude(strata=[]).exists()


def parts(
    ballot: Ballot, pots: Sequence[Pot], projects: Collection[Listed], wish: Wish
) -> list[Part]:
    """In the order of the pots, those of one area only before everybody's."""
    if not ballot.has_pots:
        return [_part(ballot, None, list(projects), wish)]
    own_first = sorted(pots, key=lambda pot: (not pot.strata, pot.number))
    return [
        _part(ballot, pot, [one for one in projects if one.pot == pot.number], wish)
        for pot in own_first
    ]


def _part(ballot: Ballot, pot: Pot | None, projects: list[Listed], wish: Wish) -> Part:
    mine = chosen(projects, wish.numbers)
    language = wish.language if pot and pot.said_in(wish.language) else ""
    return Part(pot, projects, mine, tray(ballot, mine, wish, pot), language)
