"""What stands on a paper, as whoever keys it reads it: the form of each kind of ballot, quick by keyboard."""

import re
from collections import defaultdict
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots.models import Ballot, Kind
from ballots.points import flat
from look.widgets import Radios

_MOST = 200
_DIGITS = 5
_PAIR = re.compile(r"\d{1,5}:\d{1,4}", re.ASCII)
_QUIET = {"autocomplete": "off", "spellcheck": "false"}


class MarksForm(forms.Form):
    """`of_paper` adds that a paper may be blank or spoilt, which is said: an empty line alone may be a slip.

    A subclass names its `first` field, reads what is given, and knows its sentences.
    """

    first = ""
    mark_optional = False
    # The class of the list of fields: a whole paper should be on the screen.
    shape = ""
    nothing_said = gettext_lazy("Enter what the voter says.")
    nothing_keyed = gettext_lazy("Enter what the paper says, or tick that it is blank or spoilt.")
    both = gettext_lazy(
        "Enter what the paper says, or tick that the paper is blank or spoilt, not both."
    )

    def __init__(self, *args: Any, ballot: Ballot, of_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ballot, self.of_paper = ballot, of_paper
        self.ask()
        if of_paper:
            self.fields["blank"] = forms.BooleanField(
                label=_("Blank or spoilt: it counts as a voter who chose nothing"), required=False
            )
            self.fields[self.first].widget.attrs["autofocus"] = True

    def ask(self) -> None:
        """Add the fields that depend on the ballot."""

    def read(self, given: dict[str, Any]) -> list[int]:
        raise NotImplementedError

    def marks(self) -> list[int]:
        """Option numbers, of a ranking in order of preference; none is a blank paper."""
        return self.read(self.cleaned_data)

    def refuse(self, message: str) -> None:
        self.add_error(self.first, message)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            blank, said = bool(given.get("blank")), self.says_something(given)
            if blank and said:
                self.refuse(str(self.both))
            elif not blank and not said:
                self.refuse(str(self.nothing_keyed if self.of_paper else self.nothing_said))
        return given

    def says_something(self, given: dict[str, Any]) -> bool:
        return bool(self.read(given))


class NumbersForm(MarksForm):
    """The numbers of projects as they stand there; commas or spaces between them."""

    first = "numbers"
    nothing_said = gettext_lazy("Enter the numbers the voter says.")
    nothing_keyed = gettext_lazy(
        "Enter the numbers on the paper, or tick that it is blank or spoilt."
    )
    both = gettext_lazy("Enter the numbers, or tick that the paper is blank or spoilt, not both.")
    numbers = forms.CharField(
        label=gettext_lazy("Numbers chosen"),
        help_text=gettext_lazy("For example, 3 7 12. In the order of the paper."),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={**_QUIET, "class": "app-code"}),
    )

    def clean_numbers(self) -> list[int]:
        found = re.split(r"[\s,;]+", self.cleaned_data["numbers"].strip())
        texts = [text for text in found if text]
        if len(texts) > _MOST or not all(
            t.isascii() and t.isdigit() and len(t) <= _DIGITS for t in texts
        ):
            raise forms.ValidationError(
                _("Enter numbers only, with commas or spaces between them.")
            )
        return [int(text) for text in texts]

    def read(self, given: dict[str, Any]) -> list[int]:
        return list(given["numbers"])


class OrderForm(NumbersForm):
    """The numbers of projects, the first choice first."""

    nothing_said = gettext_lazy("Enter the number the voter wants most, then the next.")

    def ask(self) -> None:
        numbers = self.fields["numbers"]
        numbers.label = _("Numbers in order of preference")
        numbers.help_text = _("The 1st choice first, for example 7 3 12.")


class PointsForm(MarksForm):
    """Number and points of each project that has any, a colon between them."""

    first = "points"
    nothing_said = gettext_lazy("Enter the numbers the voter says, with their points.")
    nothing_keyed = gettext_lazy(
        "Enter the numbers on the paper with their points, or tick that it is blank or spoilt."
    )
    both = gettext_lazy("Enter the points, or tick that the paper is blank or spoilt, not both.")
    points = forms.CharField(
        label=gettext_lazy("Numbers with their points"),
        help_text=gettext_lazy(
            "A colon between number and points. For example, 3:5 7:2 is 5 points for project 3 and 2 for project 7."
        ),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={**_QUIET, "class": "app-code"}),
    )

    def clean_points(self) -> dict[int, int]:
        found = [text for text in re.split(r"[\s,;]+", self.cleaned_data["points"].strip()) if text]
        if len(found) > _MOST or not all(map(_PAIR.fullmatch, found)):
            raise forms.ValidationError(
                _("Enter each number, a colon and its points, such as 3:5, with spaces between.")
            )
        read = [text.split(":") for text in found]
        given = {int(number): int(points) for number, points in read}
        if len(given) != len(read):
            raise forms.ValidationError(_("A project is there twice. Enter each number once."))
        return given

    def read(self, given: dict[str, Any]) -> list[int]:
        return list(flat(given["points"]))


class PlacesForm(MarksForm):
    """A place for each candidate, in the order of the paper.

    On a paper a candidate may have a place who has withdrawn since it was printed: the others move up.
    """

    shape = "app-places"
    nothing_said = gettext_lazy("Enter a 1 for the candidate the voter wants most.")
    nothing_keyed = gettext_lazy(
        "Enter the places on the paper, or tick that it is blank or spoilt."
    )
    both = gettext_lazy("Enter the places, or tick that the paper is blank or spoilt, not both.")

    def ask(self) -> None:
        options = list(self.ballot.options.order_by("number"))
        self.standing = {one.number for one in options if one.withdrawn_at is None}
        self.titles = {
            one.number: one.title for one in options if self.of_paper or one.number in self.standing
        }
        for number, title in self.titles.items():
            gone = number not in self.standing
            self.fields[_name(number)] = self._field(
                _("%(name)s (withdrawn)") % {"name": title} if gone else title
            )
        self.first = _name(next(iter(self.titles)))

    def _field(self, label: str) -> forms.IntegerField:
        wrong = _("Enter a place from 1 to %(most)d, or leave it empty.") % {
            "most": len(self.titles)
        }
        return forms.IntegerField(
            label=label,
            required=False,
            min_value=1,
            max_value=len(self.titles),
            error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
            widget=forms.TextInput(
                attrs={**_QUIET, "inputmode": "numeric", "class": "govuk-input--width-2"}
            ),
        )

    def read(self, given: dict[str, Any]) -> list[int]:
        placed = self._placed(given)
        order = [number for place in sorted(placed) for number in placed[place]]
        return [number for number in order if number in self.standing]

    def says_something(self, given: dict[str, Any]) -> bool:
        placed = self._placed(given)
        self._check_order(placed)
        return bool(placed)

    def _placed(self, given: dict[str, Any]) -> dict[int, list[int]]:
        placed: dict[int, list[int]] = defaultdict(list)
        for number in self.titles:
            if place := given.get(_name(number)):
                placed[place].append(number)
        return placed

    def _check_order(self, placed: dict[int, list[int]]) -> None:
        """Where a paper itself repeats a place or leaves one out, only what stands before counts, and that alone is keyed."""
        for expected, place in enumerate(sorted(placed), start=1):
            if place != expected:
                self.add_error(
                    _name(placed[place][0]),
                    self._advice(_("Nobody has place %(place)d."), expected),
                )
                return
            if len(placed[place]) > 1:
                self.add_error(
                    _name(placed[place][1]),
                    self._advice(_("More than one candidate has place %(place)d."), place),
                )
                return

    def _advice(self, found: str, place: int) -> str:
        if not self.of_paper:
            return found % {"place": place}
        advice = _(
            "If the paper says so, key the places before it only; where that is none, the paper is spoilt."
        )
        return f"{found % {'place': place}} {advice}"


class AnswerForm(MarksForm):
    """For, against or abstain."""

    first = "answer"
    nothing_said = gettext_lazy("Choose what the voter says.")
    nothing_keyed = gettext_lazy("Choose the answer, or tick that the paper is blank or spoilt.")
    both = gettext_lazy("Choose the answer, or tick that the paper is blank or spoilt, not both.")
    answer = forms.ChoiceField(label=gettext_lazy("Answer"), widget=Radios, required=False)

    def ask(self) -> None:
        options = self.ballot.options.order_by("number")
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (str(option.number), option.title) for option in options
        ]

    def read(self, given: dict[str, Any]) -> list[int]:
        return [int(given["answer"])] if given["answer"] else []


def marks_form(ballot: Ballot, typed: Any = None, *, of_paper: bool) -> MarksForm:
    """The form of one paper, or of what a voter who is present says."""
    by_kind: dict[Kind, type[MarksForm]] = {
        Kind.RANKING: PlacesForm,
        Kind.RESOLUTION: AnswerForm,
        Kind.POINTS: PointsForm,
        Kind.ORDER: OrderForm,
    }
    return by_kind.get(Kind(ballot.kind), NumbersForm)(typed, ballot=ballot, of_paper=of_paper)


def _name(number: int) -> str:
    return f"place-{number}"
