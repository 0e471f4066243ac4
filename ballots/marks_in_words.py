"""What a paper says, to be read back: numbers with their projects, candidates by place, or the answer."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots import points
from ballots.models import Ballot, Kind


def in_words(ballot: Ballot, marks: Sequence[int]) -> list[str]:
    """One line a mark, in their order; none for a blank paper."""
    titles = dict(ballot.options.values_list("number", "title"))
    named = {number: titles.get(number, str(number)) for number in points.named(ballot, marks)}
    if ballot.kind == Kind.RESOLUTION:
        return list(named.values())
    if ballot.kind == Kind.POINTS:
        return [f"{number}. {named[number]}: {in_points(n)}" for number, n in points.pairs(marks)]
    if ballot.kind == Kind.ORDER:
        return [f"{place(n)}: {number}. {named[number]}" for n, number in enumerate(marks, 1)]
    numbers = range(1, len(named) + 1) if ballot.kind == Kind.RANKING else marks
    return [f"{number}. {title}" for number, title in zip(numbers, named.values(), strict=True)]


def in_points(number: int) -> str:
    """ "4 points"."""
    return ngettext("%(points)s point", "%(points)s points", number) % {"points": f"{number:,}"}


def place(number: int) -> str:
    """ "1st choice"."""
    first = {1: _("1st choice"), 2: _("2nd choice"), 3: _("3rd choice")}
    return first.get(number) or _("%(place)dth choice") % {"place": number}
