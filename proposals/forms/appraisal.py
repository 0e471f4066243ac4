"""What an officer finds on a proposal: the answers to its questions, and the outcome."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.widgets import Radios
from proposals.appraising import Found
from proposals.models import Answer, Outcome, Question, QuestionKind, Verdict


class AnswersForm(forms.Form):
    """A verdict and some words on each question of the round; any may wait."""

    mark_optional = False

    def __init__(
        self, *args: Any, questions: Iterable[Question], known: Iterable[Answer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        by_question = {one.question_id: one for one in known}
        for question in self.questions:
            self._ask(question, by_question.get(question.pk))

    def _ask(self, question: Question, known: Answer | None) -> None:
        self.fields[f"verdict-{question.pk}"] = forms.ChoiceField(
            label=question.text,
            choices=Verdict.choices,
            required=False,
            widget=Radios,
            initial=known.verdict if known else "",
        )
        self.fields[f"words-{question.pk}"] = forms.CharField(
            label=format_html(
                '{}<span class="govuk-visually-hidden">: {}</span>',
                _("Why, or what is missing"),
                question.text,
            ),
            max_length=500,
            required=False,
            initial=known.words if known else "",
        )

    def by_kind(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under the heading of their kind, for the page."""
        return [
            (
                str(kind.label),
                [self[f"{name}-{one.pk}"] for one in asked for name in ("verdict", "words")],
            )
            for kind in QuestionKind
            if (asked := [one for one in self.questions if one.kind == kind])
        ]

    def found(self) -> dict[int, Found]:
        given = self.cleaned_data
        return {
            one.pk: Found(verdict, given.get(f"words-{one.pk}", ""))
            for one in self.questions
            if (verdict := given.get(f"verdict-{one.pk}"))
        }


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("Can it go on the ballot?"), choices=Outcome.choices, widget=Radios
    )
    reason = forms.CharField(
        label=gettext_lazy("Why, for everybody to read"),
        help_text=gettext_lazy("Needed for no, and for yes with changes: which changes and why."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reply = forms.CharField(
        label=gettext_lazy("Reply to the author"),
        help_text=gettext_lazy("E-mailed to them with the outcome and the reason. Not published."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write to the author.")},
    )
    mark_optional = False
