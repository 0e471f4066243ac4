"""Votes on paper and with help: finding the voter, opening a batch, and the numbers of a paper."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots import keying
from ballots.models import Ballot
from places.models import Ward

_MOST = 200
_DIGITS = 5


class SearchForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Name or postcode"),
        max_length=120,
        error_messages={"required": gettext_lazy("Enter a name or a postcode")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class BatchForm(forms.Form):
    """A pile of papers, counted by hand."""

    stratum = forms.ChoiceField(label=gettext_lazy("Ward printed on the papers"))
    size = forms.IntegerField(
        label=gettext_lazy("Papers in this pile"),
        help_text=gettext_lazy("Count them by hand, twice, before you open the batch."),
        error_messages={
            "required": gettext_lazy("Enter how many papers you counted"),
            "invalid": gettext_lazy("Enter how many papers you counted, as a number"),
        },
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "off",
                "class": "govuk-input--width-4",
            }
        ),
    )

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = Ward.objects.filter(code__in=ballot.strata)
        known = dict(wards.values_list("code", "name"))
        choices = [(code, known.get(code, code)) for code in keying.strata(ballot)]
        self.fields["stratum"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["stratum"].widget = forms.HiddenInput()
            self.fields["stratum"].initial = choices[0][0]


class MarksForm(forms.Form):
    """The numbers on one paper, as they stand there; commas or spaces between them."""

    numbers = forms.CharField(
        label=gettext_lazy("Numbers chosen"),
        help_text=gettext_lazy("For example, 3 7 12. In the order of the paper."),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
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


class PaperForm(MarksForm):
    """One paper of a batch. A blank or spoilt one is said to be so: an empty line alone may be a slip."""

    blank = forms.BooleanField(
        label=gettext_lazy("Blank or spoilt: it counts as a voter who chose nothing"),
        required=False,
    )
    field_order = ["numbers", "blank"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if "numbers" not in self.errors and bool(given.get("numbers")) == bool(given.get("blank")):
            self.add_error(
                "numbers",
                _("Enter the numbers, or tick that the paper is blank or spoilt, not both.")
                if given.get("blank")
                else _("Enter the numbers on the paper, or tick that it is blank or spoilt."),
            )
        return given


class HelpedForm(MarksForm):
    """What a voter who is present says."""

    def clean_numbers(self) -> list[int]:
        numbers = super().clean_numbers()
        if not numbers:
            raise forms.ValidationError(_("Enter the numbers the voter says."))
        return numbers
