"""Fields that several forms about money share."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from look.fields import DayField, PoundsField

_AMOUNT, _PUBLIC = _("Amount"), _("Anybody can read this.")


def amount(label: Any = _AMOUNT, *, most_pence: int | None = None) -> PoundsField:
    return PoundsField(
        label=label,
        min_pence=1,
        max_pence=most_pence,
        error_messages={"required": _("Enter the amount")},
    )


def reason(label: Any, hint: Any = _PUBLIC) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say what for or why")},
    )


def past_day(label: Any) -> DayField:
    return DayField(label=label, help_text=_("Leave it empty for today."), required=False)


class Once(forms.Form):
    """A form that does its work once, however often its button is pressed."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = lambda: f"form:{uuid.uuid4()}"


class Sure(forms.Form):
    """Nothing to fill in: the button is the answer."""
