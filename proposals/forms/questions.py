"""The list of questions that every appraisal of a round answers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proposals.models import Question, QuestionKind


class QuestionsForm(forms.Form):
    """The questions of each kind, one on each line."""

    councils = forms.BooleanField(
        label=gettext_lazy("New rounds begin with this list too"), required=False
    )
    mark_optional = False

    def __init__(self, *args: Any, questions: Iterable[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = list(questions)
        for kind in QuestionKind:
            self.fields[kind.value] = forms.CharField(
                label=kind.label,
                help_text=_("One question on each line. Yes must be the good answer."),
                max_length=6000,
                required=False,
                initial="\n".join(one.text for one in asked if one.kind == kind),
                widget=forms.Textarea(attrs={"rows": 7}),
            )
        self.order_fields([*(kind.value for kind in QuestionKind), "councils"])

    def lists(self) -> dict[str, list[str]]:
        return {kind.value: self.cleaned_data[kind.value].splitlines() for kind in QuestionKind}
