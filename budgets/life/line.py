"""The line of a round's phases, as its pages draw it: where it is, what was, what comes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from budgets.life.phases import Life
from budgets.models import Phase
from look import words


@dataclass(frozen=True)
class Stop:
    """One phase on the line: `stage` is "done", "now" or "next"."""

    phase: Phase
    name: str
    when: str
    stage: str


def stops(life: Life) -> list[Stop]:
    """The phases this round has, in order; empty for a round that is only a vote."""
    if not life.planned:
        return []
    order = list(Phase)
    place = order.index(life.phase)
    return [
        Stop(one, str(one.label), _when(life, one), _stage(order.index(one), place))
        for one in order[1:-1]
        if life.has(one)
    ]


def _when(life: Life, phase: Phase) -> str:
    row, ballot = life.planned.get(phase), life.round.ballot
    first = row.opens_at if row else ballot.opens_at
    last = row.closes_at if row else ballot.closes_at
    return _("%(first)s to %(last)s") % {"first": words.day(first), "last": words.day(last)}


def _stage(number: int, place: int) -> str:
    return "done" if number < place else "now" if number == place else "next"
