"""Votes on paper: finding the voter on the roll, and the paper's own numbers."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots.models import Ballot
from places.models import Ward

_MOST = 200


class SearchForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Name or postcode on the envelope"),
        max_length=120,
        error_messages={"required": gettext_lazy("Enter a name or a postcode")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class PaperForm(forms.Form):
    """The numbers ticked on one paper, in any order, with commas or spaces between them."""

    stratum = forms.ChoiceField(label=gettext_lazy("Ward printed on the paper"))
    numbers = forms.CharField(
        label=gettext_lazy("Numbers chosen on the paper"),
        help_text=gettext_lazy(
            "For example, 3, 7, 12. Leave it empty for a blank or spoilt paper: it counts as a voter who chose nothing."
        ),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"}),
    )

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = dict(Ward.objects.filter(code__in=ballot.strata).values_list("code", "name"))
        choices = [(code, wards.get(code, code)) for code in ballot.strata]
        self.fields["stratum"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["stratum"].widget = forms.HiddenInput()
            self.fields["stratum"].initial = choices[0][0]

    def clean_numbers(self) -> list[int]:
        found = re.split(r"[\s,;]+", self.cleaned_data["numbers"].strip())
        texts = [text for text in found if text]
        if len(texts) > _MOST or not all(t.isascii() and t.isdigit() and len(t) < 6 for t in texts):  # noqa: PLR2004 -- digits of the longest number
            raise forms.ValidationError(_("Enter numbers only, with commas between them."))
        return [int(text) for text in texts]
