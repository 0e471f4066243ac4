"""The paper of an election and of a resolution, as forms that work without scripts."""

from collections import defaultdict
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots.marking import most_choices
from governance.questions import Choice, Question
from look.widgets import Radios

CHECK_FORM = "enter"


class RankingForm(forms.Form):
    """A place for each candidate; an empty one is none. `marks()` are option numbers in order of preference."""

    mark_optional = False

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        most = most_choices(question.ballot) or len(question.standing)
        places = [
            ("", _("No place")),
            *((str(place), _ordinal(place)) for place in range(1, most + 1)),
        ]
        for choice in question.standing:
            self.fields[_name(choice)] = forms.ChoiceField(
                label=choice.title, choices=places, required=False
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self._check(self._placed(given))
        return given

    def marks(self) -> list[int]:
        placed = self._placed(self.cleaned_data)
        return [placed[place][0].number for place in sorted(placed)]

    def rows(self) -> list[tuple[Choice, Any]]:
        """Each candidate with the field for their place."""
        return [(choice, self[_name(choice)]) for choice in self.question.standing]

    def _placed(self, given: dict[str, Any]) -> dict[int, list[Choice]]:
        placed: dict[int, list[Choice]] = defaultdict(list)
        for choice in self.question.standing:
            if place := given.get(_name(choice)):
                placed[int(place)].append(choice)
        return dict(placed)

    def _check(self, placed: dict[int, list[Choice]]) -> None:
        if not placed:
            first = _name(self.question.standing[0]) if self.question.standing else None
            self.add_error(
                first, _("Give at least one candidate a place: 1st is the one you want most.")
            )
        for place, choices in sorted(placed.items()):
            if len(choices) > 1:
                self.add_error(
                    _name(choices[1]),
                    _(
                        "You gave %(place)s to both %(one)s and %(other)s. Give each a place of their own."
                    )
                    % {
                        "place": _ordinal(place),
                        "one": choices[0].title,
                        "other": choices[1].title,
                    },
                )
        missing = next((place for place in range(1, len(placed) + 1) if place not in placed), None)
        if placed and missing is not None:
            after = placed[min(place for place in placed if place > missing)][0]
            self.add_error(
                _name(after),
                _("You gave nobody %(place)s. Move up those who come after.")
                % {"place": _ordinal(missing)},
            )


class AnswerForm(forms.Form):
    """For, against or abstain."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Your vote"),
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose for, against or abstain")},
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (str(choice.number), choice.title) for choice in question.standing
        ]

    def marks(self) -> list[int]:
        return [int(self.cleaned_data["answer"])]


class EmailForm(forms.Form):
    """The address the register has, for a code that signs a member in without leaving the vote."""

    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy("The one your organisation has for you. We send a code to it."),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter your email address"),
            "invalid": gettext_lazy("Enter an email address like name@example.com"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


def paper(
    question: Question, typed: Any = None, marks: tuple[int, ...] = ()
) -> RankingForm | AnswerForm:
    """The paper of a question, with what was marked on it before."""
    if question.is_ranking:
        places = {f"place-{number}": str(place) for place, number in enumerate(marks, start=1)}
        return RankingForm(typed, question=question, initial=places)
    return AnswerForm(typed, question=question, initial={"answer": str(marks[0])} if marks else {})


def _name(choice: Choice) -> str:
    return f"place-{choice.number}"


def _ordinal(place: int) -> str:
    words = {1: _("1st"), 2: _("2nd"), 3: _("3rd")}
    tens_and_one = place % 100 not in {11, 12, 13}
    if place > 3 and tens_and_one and place % 10 in words:  # noqa: PLR2004 -- English ordinals
        return f"{place // 10}{words[place % 10]}"
    return words.get(place) or _("%(place)dth") % {"place": place}
