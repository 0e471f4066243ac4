from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.forms.doing import lines
from delivery.models import Question
from look.widgets import Radios

SCORES = [
    ("5", gettext_lazy("5, very much")),
    ("4", "4"),
    ("3", "3"),
    ("2", "2"),
    ("1", gettext_lazy("1, not at all")),
]


class ResponseForm(forms.Form):
    """Each question from 1 to 5; any may be left out, not all of them."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for one in questions:
            self.fields[f"q{one.pk}"] = forms.ChoiceField(
                label=one.words, choices=SCORES, widget=Radios, required=False
            )
        self.fields["words"] = lines(
            most=2000,
            label=_("What changed where you live?"),
            help_text=_("Do not write names. An officer reads it before it is shown."),
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.get(f"q{one.pk}") for one in self.questions):
            raise forms.ValidationError(_("Answer at least one question."))
        return given

    def scores(self) -> dict[int, int]:
        given = self.cleaned_data
        return {one.pk: int(given[f"q{one.pk}"]) for one in self.questions if given[f"q{one.pk}"]}


class QuestionsForm(forms.Form):
    questions = lines(
        rows=6,
        most=2000,
        label=gettext_lazy("Questions to residents"),
        help_text=gettext_lazy(
            "One on each line, to be answered from 1 to 5. They are fixed once somebody has answered."
        ),
        error_messages={"required": gettext_lazy("Ask at least one question")},
    )

    def clean_questions(self) -> list[str]:
        asked = [one.strip() for one in self.cleaned_data["questions"].splitlines() if one.strip()]
        if any(len(one) > 200 for one in asked):  # noqa: PLR2004 -- as the column holds
            raise forms.ValidationError(_("Each question must be 200 characters or less"))
        return asked


class LearnedForm(forms.Form):
    worked = lines(
        label=gettext_lazy("What worked?"),
        error_messages={"required": gettext_lazy("Say what worked")},
    )
    failed = lines(
        label=gettext_lazy("What failed?"),
        help_text=gettext_lazy("Say it plainly. A round in which nothing failed is rare."),
        error_messages={"required": gettext_lazy("Say what failed")},
    )
    learned = lines(
        label=gettext_lazy("What was learned?"),
        help_text=gettext_lazy("What the next round should do otherwise."),
        error_messages={"required": gettext_lazy("Say what was learned")},
    )
