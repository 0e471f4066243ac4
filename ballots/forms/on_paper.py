"""Votes on paper and with help: finding the voter, opening a batch."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ballots import keying
from ballots.desk_vote import DeskVote


class SearchForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Name or postcode"),
        max_length=120,
        error_messages={"required": gettext_lazy("Enter a name or a postcode")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class BatchForm(forms.Form):
    """A pile of papers, counted by hand."""

    stratum = forms.ChoiceField()
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

    def __init__(self, *args: Any, vote: DeskVote, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = vote.part_names()
        choices = [(code, names.get(code, code)) for code in keying.strata(vote.ballot)]
        self.fields["stratum"].label = vote.part
        self.fields["stratum"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["stratum"].widget = forms.HiddenInput()
            self.fields["stratum"].initial = choices[0][0]
