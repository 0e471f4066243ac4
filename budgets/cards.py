"""The cards of the projects as HTML, drawn once for each content: only order and choices differ between visitors."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ballots.marks_in_words import place
from ballots.models import Ballot, Kind
from budgets.choosing import Listed, Wish

_KEPT = 4096


class Pick(NamedTuple):
    """How one project is chosen, and how it stands: ticked or not, or what is `said` beside it and what is wrong with it.

    `most` is the highest number of points or the last place.
    """

    kind: str
    most: int = 0
    ticked: bool = False
    said: str = ""
    error: str = ""


def picks(ballot: Ballot, wish: Wish, wrong: Mapping[int, str]) -> dict[int, Pick]:
    """How each chosen project stands; 0 is how every other does. `wrong` are sentences by number."""
    most = {Kind.POINTS: ballot.most_points or ballot.points_total, Kind.ORDER: ballot.max_choices}
    limit, said = most.get(Kind(ballot.kind)) or 0, dict(wish.typed)
    return {0: Pick(ballot.kind, limit)} | {
        number: Pick(ballot.kind, limit, True, said.get(number, ""), wrong.get(number, ""))
        for number in wish.numbers
        if number
    }


@lru_cache(maxsize=_KEPT)
def card(project: Listed, choice: Pick, spoken: str) -> SafeString:
    """One card with its choice. `spoken` is the page's language, for the words around the project's own."""
    places = [(str(at), place(at)) for at in range(1, choice.most + 1)]
    context = {
        "project": project,
        "pick": choice,
        "points": choice.kind == Kind.POINTS,
        "places": places if choice.kind == Kind.ORDER else [],
        "single": choice.kind == Kind.SINGLE,
        "ticked": choice.ticked,
    }
    return render_to_string("voting/card.html", context)
