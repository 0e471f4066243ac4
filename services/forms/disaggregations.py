from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from look.fields import PoundsField
from look.widgets import Radios
from services.breaking_down import Setup
from services.forms.percents import PERCENT_ERRORS
from services.forms.service_and_line import FIRST_YEAR, LAST_YEAR, YEAR_ERRORS
from services.models import AreaKind

MOST_BYTES = 32 * 1024 * 1024
_CSV = {"accept": ".csv,text/csv"}


class DisaggregationForm(forms.Form):
    """A budget's lines and, where some go by users, the users of each area."""

    year = forms.IntegerField(
        label=_("Year in which the financial year begins"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages=YEAR_ERRORS,
        help_text=_("2026 for 2026/27."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    kind = forms.ChoiceField(label=_("Break it down by"), choices=AreaKind.choices, widget=Radios)
    total = PoundsField(
        label=_("Total of the budget"),
        help_text=_("The lines of the file must add up to it."),
        max_pence=10**13,
    )
    population_percent = forms.IntegerField(
        label=_("In a mix, how many per cent go by population"),
        min_value=0,
        max_value=100,
        initial=50,
        error_messages=PERCENT_ERRORS,
        help_text=_("The rest goes by users. It counts for lines with the basis “mix” alone."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )
    file = forms.FileField(
        label=_("CSV file of the lines"),
        widget=forms.FileInput(attrs=_CSV),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )
    users = forms.FileField(
        label=_("CSV file of the users of each area"),
        required=False,
        widget=forms.FileInput(attrs=_CSV),
        error_messages={"empty": _("The file is empty.")},
    )

    def clean_file(self) -> Any:
        return self._small("file")

    def clean_users(self) -> Any:
        return self._small("users")

    def setup(self) -> Setup:
        given = self.cleaned_data
        return Setup(given["year"], given["kind"], given["total"], given["population_percent"])

    def contents(self) -> tuple[bytes, bytes]:
        """The bytes of both files."""
        users = self.cleaned_data["users"]
        return self.cleaned_data["file"].read(), users.read() if users else b""

    def _small(self, name: str) -> Any:
        file = self.cleaned_data[name]
        if file and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 32 MB. Split it."))
        return file
