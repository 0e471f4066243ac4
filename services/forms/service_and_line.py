from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from look.widgets import Radios
from services.cost_line import MOST_PENCE, pence_of
from services.keeping import LineFacts, ServiceFacts
from services.models import BudgetLine, Level, Service
from services.models.service import LEVEL_WORDS

FIRST_YEAR, LAST_YEAR = 2000, 2100
_NO_YEAR = _("Enter a year like 2026, from 2000 to 2100")
YEAR_ERRORS = dict.fromkeys(("invalid", "min_value", "max_value"), _NO_YEAR)


class StandingForm(forms.Form):
    """How far residents decide; whatever is left out needs a reason."""

    level = forms.ChoiceField(
        label=_("How far do residents decide?"),
        choices=[(level.value, level.label) for level in Level],
        initial=Level.CONSULT,
        widget=Radios(hints={level.value: LEVEL_WORDS[level] for level in Level}),
    )
    on_table = forms.ChoiceField(
        label=_("Is it on the table?"),
        choices=[("yes", _("Yes")), ("no", _("No, it is left out"))],
        initial="yes",
        widget=Radios,
    )
    out_reason = forms.CharField(
        label=_("Why it is left out"),
        required=False,
        max_length=500,
        help_text=_("Only for what is left out. It is published."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        left_out = given.get("on_table") == "no"
        if left_out and not given.get("out_reason", "").strip():
            self.add_error("out_reason", _("Say why it is left out, or put it on the table"))
        if not left_out:
            given["out_reason"] = ""
        return given


class ServiceForm(StandingForm):
    name = forms.CharField(label=_("Name of the service"), max_length=80)
    summary = forms.CharField(label=_("What it does, in one sentence"), max_length=240)
    field_order = ["name", "summary", "level", "on_table", "out_reason"]

    def facts(self) -> ServiceFacts:
        given = self.cleaned_data
        return ServiceFacts(given["name"], given["summary"], given["level"], given["out_reason"])

    @staticmethod
    def initial_of(service: Service) -> dict[str, Any]:
        return {
            "name": service.name,
            "summary": service.summary,
            **_standing(service),
        }


class LineForm(StandingForm):
    title = forms.CharField(label=_("What the money is for"), max_length=140)
    year = forms.IntegerField(
        label=_("Year in which the financial year begins"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages=YEAR_ERRORS,
        help_text=_("2026 for 2026/27."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    amount = forms.CharField(
        label=_("Amount in pounds"),
        max_length=40,
        help_text=_("With a minus sign for income."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    field_order = ["title", "year", "amount", "level", "on_table", "out_reason"]

    def clean_amount(self) -> int:
        try:
            pence = pence_of(self.cleaned_data["amount"].strip())
        except ValueError as error:
            raise forms.ValidationError(
                _("The amount must be money, like 1,200 or -350.50")
            ) from error
        if not 0 < abs(pence) <= MOST_PENCE:
            raise forms.ValidationError(_("The amount must not be nought, nor so large"))
        return pence

    def facts(self) -> LineFacts:
        given = self.cleaned_data
        return LineFacts(
            given["year"], given["title"], given["amount"], given["level"], given["out_reason"]
        )

    @staticmethod
    def initial_of(line: BudgetLine) -> dict[str, Any]:
        sign = "-" if line.amount_pence < 0 else ""
        pence = abs(line.amount_pence)
        return {
            "title": line.title,
            "year": line.year,
            "amount": f"{sign}{pence // 100:,}.{pence % 100:02d}",
            **_standing(line),
        }


def _standing(one: Service | BudgetLine) -> dict[str, Any]:
    return {
        "level": one.level,
        "on_table": "yes" if one.on_table else "no",
        "out_reason": one.out_reason,
    }
