from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from places.lookup import find
from places.models import Postcode, Ward


class FindPostcodeForm(forms.Form):
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=12,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )

    def clean_postcode(self) -> Postcode:
        found = find(self.cleaned_data["postcode"])
        row = Postcode.objects.filter(pk=found.postcode.replace(" ", "")).first()
        if row is None:
            raise forms.ValidationError(found.sentence)
        return row


class OverrideForm(forms.Form):
    ward = forms.ModelChoiceField(
        label=_("The ward where its people live"), queryset=Ward.objects.none()
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_(
            "Say what shows it, such as an address list or a site visit. It is published: name nobody."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ward"].queryset = Ward.objects.current().defer("boundary")  # type: ignore[attr-defined]


class LiftForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason for putting it back"),
        help_text=_("It is published: name nobody."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
    )
