from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.fields import PoundsField
from look.widgets import Radios
from members.models import Person
from proposals.appraising import Found
from proposals.costing import Costs
from proposals.models import Answer, Outcome, Question, QuestionKind, Variant, Verdict


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


class CostsForm(forms.Form):
    """One variant, in pounds as typed."""

    mark_optional = False
    name = forms.CharField(
        label=gettext_lazy("Name of the variant"),
        help_text=gettext_lazy("Such as: small, large. Leave it empty where there is one."),
        max_length=60,
        required=False,
    )
    capital_pence = PoundsField(label=gettext_lazy("Spent once (capital)"), required=False)
    yearly_pence = PoundsField(label=gettext_lazy("Spent each year (running)"), required=False)
    years = forms.IntegerField(
        label=gettext_lazy("For how many years"),
        min_value=0,
        max_value=50,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-2"}),
    )
    overheads_pence = PoundsField(
        label=gettext_lazy("Overheads"),
        help_text=gettext_lazy("Management, premises and contingency, for all years together."),
        required=False,
    )
    accepted = forms.BooleanField(
        label=gettext_lazy("It can go on the ballot"), required=False, initial=True
    )

    def costs(self) -> Costs:
        given = self.cleaned_data
        sums = ("capital_pence", "yearly_pence", "years", "overheads_pence")
        return Costs(
            name=given["name"],
            accepted=given["accepted"],
            **{name: given[name] or 0 for name in sums},
        )


CostsFormSet = forms.formset_factory(CostsForm, extra=0, min_num=3, max_num=6)


def costs_initial(variants: Iterable[Variant]) -> list[dict[str, Any]]:
    names = ["name", "capital_pence", "yearly_pence", "years", "overheads_pence", "accepted"]
    return [{name: getattr(one, name) for name in names} for one in variants]


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


class NoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Private note"),
        help_text=gettext_lazy(
            "Read by you and by colleagues you give leave. It may have to be disclosed if somebody asks for it by law."
        ),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Write the note.")},
    )


class ColleagueForm(forms.Form):
    """A colleague by e-mail address."""

    email = forms.EmailField(label=gettext_lazy("E-mail address of your colleague"))

    def clean_email(self) -> Person:
        staff = Person.objects.filter(is_staff=True, is_active=True)
        found = staff.filter(email__iexact=self.cleaned_data["email"]).first()
        if found is None:
            raise forms.ValidationError(_("Nobody on the staff has this address."))
        return found


class HandOverForm(ColleagueForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It is in the public record, with no names."),
        max_length=300,
        error_messages={"required": gettext_lazy("Give a reason. It is in the public record.")},
    )


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
