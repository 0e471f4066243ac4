"""Letters with codes: what print, and why one is replaced."""

from django import forms
from django.utils.translation import gettext_lazy

from ballots.forms.acts import ReasonForm
from ballots.models import LetterKind
from look.widgets import Radios


class KindForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Print"),
        choices=LetterKind.choices,
        initial=LetterKind.PLAIN,
        widget=Radios,
        error_messages={"required": gettext_lazy("Choose the print")},
    )


class WhyForm(ReasonForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy(
            "For example, returned by the post or spoilt in print. It is published: write no name and no address."
        ),
        max_length=300,
        error_messages={"required": gettext_lazy("Give a reason. It is published.")},
    )


class ReplaceForm(WhyForm, KindForm):
    field_order = ["reason", "kind"]
