"""What a voter wrote on the list, as the marks of a paper, and marks as they are written on the list."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from ballots import points
from ballots.errors import WrongMarks
from ballots.marks_in_words import place
from ballots.models import Ballot, Kind
from budgets.choosing import Wish


class WrongMark(WrongMarks):
    """What stands beside one project cannot be read; `number` is the project's."""

    def __init__(self, message: str, number: int) -> None:
        super().__init__(message)
        self.number = number


def marks_of(ballot: Ballot, wish: Wish) -> tuple[int, ...]:
    """The marks that were meant. Raises WrongMark; whether the ballot allows them is `ballots.marking`'s to say."""
    if ballot.kind == Kind.POINTS:
        return points.flat({number: _points(number, text) for number, text in wish.typed})
    if ballot.kind == Kind.ORDER:
        return _ordered(ballot, wish)
    return wish.numbers


def wish_of(ballot: Ballot, marks: Sequence[int], language: str, area: str = "") -> Wish:
    """The list as it is filled in for marks that come back to be changed."""
    if ballot.kind == Kind.POINTS:
        most_first = sorted(points.pairs(marks), key=lambda pair: (-pair[1], pair[0]))
        typed = tuple((number, str(given)) for number, given in most_first)
    elif ballot.kind == Kind.ORDER:
        typed = tuple((number, str(at)) for at, number in enumerate(marks, 1))
    else:
        typed = ()
    numbers = tuple(points.named(ballot, marks))
    return Wish(numbers=numbers, typed=typed, language=language, area=area)


def read_number(text: str) -> int | None:
    """A whole number as somebody types it; nothing where it is none."""
    return int(text) if text.isascii() and text.isdigit() else None


def _points(number: int, text: str) -> int:
    given = read_number(text)
    if given is None:
        raise WrongMark(
            _("Enter points as a whole number, such as 3. You entered “%(text)s”.")
            % {"text": text},
            number,
        )
    return given


def _ordered(ballot: Ballot, wish: Wish) -> tuple[int, ...]:
    """Raises WrongMark for a place that nobody offered, that two projects have, or that is left out."""
    placed = [(read_number(text) or 0, number) for number, text in wish.typed]
    times = Counter(at for at, _number in placed)
    for at, number in sorted(placed):
        if not 1 <= at <= (ballot.max_choices or 1):
            raise WrongMark(_("Choose a place from the list."), number)
        if times[at] > 1:
            raise WrongMark(
                _("More than one project is your %(place)s. Give each place to one project.")
                % {"place": place(at)},
                number,
            )
    for expected, (at, number) in enumerate(sorted(placed), 1):
        if at != expected:
            raise WrongMark(
                _("You have a %(place)s and no %(missing)s. Choose one, or move this one up.")
                % {"place": place(at), "missing": place(expected)},
                number,
            )
    return tuple(number for _at, number in sorted(placed))
