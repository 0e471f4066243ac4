"""By what a line is shared out, in words."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from django.utils.translation import gettext as _

from look import words
from services.models import Basis
from services.steps import decimal


class Shared(Protocol):
    """A line as it stands in a file or as it was kept."""

    @property
    def basis(self) -> str: ...
    @property
    def overhead_class(self) -> str: ...
    @property
    def over(self) -> Sequence[str]: ...


def basis_words(line: Shared, place: str, population_percent: int) -> str:
    """A sentence; `place` is the name of the area for what is spent in one place."""
    if not line.overhead_class:
        return _measure(line, place, population_percent)
    if line.basis != Basis.DIRECT:
        how = _measure(line, place, population_percent)
    elif line.over:
        how = _("Over the direct costs of %(centres)s.") % {"centres": ", ".join(line.over)}
    else:
        how = _("Over all direct costs.")
    return _("Overhead (%(name)s). %(how)s") % {"name": line.overhead_class, "how": how}


def weight_words(line: Shared) -> str:
    """What a weight is, as the heading of its column."""
    return {
        Basis.PLACE: _("Spent here"),
        Basis.POPULATION: _("People"),
        Basis.USERS: _("Users"),
        Basis.MIX: _("Mixed part of one"),
        Basis.DIRECT: _("Direct costs"),
    }[Basis(line.basis)]


def weight_written(line: Shared, weight: Fraction) -> str:
    """Money where the weights are costs, a number elsewhere."""
    return words.pounds(int(weight)) if line.basis == Basis.DIRECT else decimal(weight)


def _measure(line: Shared, place: str, population_percent: int) -> str:
    if line.basis == Basis.PLACE:
        return _("Spent in %(place)s.") % {"place": place}
    if line.basis == Basis.MIX:
        return _("%(people)s%% by people, %(users)s%% by users.") % {
            "people": population_percent,
            "users": 100 - population_percent,
        }
    return _("By users.") if line.basis == Basis.USERS else _("By people.")
