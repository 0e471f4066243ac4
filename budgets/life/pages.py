"""Where the phases of a round have their pages: each room that holds one registers it, and rounds link to them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from budgets.life.phases import Life
from budgets.models import Phase
from budgets.policies import Powers


@dataclass(frozen=True)
class PhasePage:
    """The pages of one phase: names of addresses that take the round's slug, and one sentence on how it stands.

    `says` gets the life of a public round in which the phase has begun; it may ask the database once or twice. `may` tells
    which officers the officers' page opens for.
    """

    phase: Phase
    view: str
    officer_view: str
    says: Callable[[Life], str]
    may: Callable[[Powers], bool]


@dataclass(frozen=True)
class Link:
    """A phase's page as a round's page shows it."""

    phase: Phase
    href: str
    says: str
    is_open: bool


_PAGES: dict[Phase, PhasePage] = {}


def register(page: PhasePage) -> None:
    """Raises ValueError if the phase has a page already."""
    if page.phase in _PAGES:
        raise ValueError(f"Pages of {page.phase} registered twice")
    _PAGES[page.phase] = page


def links(life: Life) -> list[Link]:
    """The pages of the phases that have begun, the latest first."""
    slug = life.round.slug
    return [
        Link(one, reverse(page.view, args=[slug]), page.says(life), life.is_open(one))
        for one in reversed(Phase)
        if (page := _PAGES.get(one)) and has_begun(life, one)
    ]


def officer_links(life: Life, powers: Powers) -> list[tuple[Phase, str]]:
    """The officers' pages of the phases that are part of the round and open for this officer, in order."""
    slug = life.round.slug
    return [
        (one, reverse(page.officer_view, args=[slug]))
        for one in Phase
        if (page := _PAGES.get(one)) and life.has(one) and page.may(powers)
    ]


def has_begun(life: Life, phase: Phase) -> bool:
    """Before the vote the dates decide; after it, that the round has come so far."""
    order = list(Phase)
    if order.index(phase) < order.index(Phase.BALLOT):
        return life.is_due(phase)
    return life.has(phase) and order.index(life.phase) >= order.index(phase)
