"""A signature that came on paper: whose it is, its date, and why an entry is taken out again."""

from django import forms
from django.utils.translation import gettext_lazy

from ballots.forms.acts import ReasonForm
from look.fields import DayField


class FindForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Number, name or postcode"),
        help_text=gettext_lazy("As it stands on the paper. A part of the name is enough."),
        max_length=120,
        error_messages={"required": gettext_lazy("Enter a number, a name or a postcode")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class EnterForm(forms.Form):
    signed_on = DayField(label=gettext_lazy("Date on the paper"))
    checked = forms.BooleanField(
        label=gettext_lazy(
            "I have the signed paper, and name and address are those of this member"
        ),
        error_messages={"required": gettext_lazy("Tick the box to enter the signature.")},
    )


class TakeOutForm(ReasonForm):
    reason = forms.CharField(
        label=gettext_lazy("Why it is taken out"),
        help_text=gettext_lazy("Why, without the member’s name: it is in the public record."),
        max_length=300,
        error_messages={"required": gettext_lazy("Give a reason. It is published.")},
    )
