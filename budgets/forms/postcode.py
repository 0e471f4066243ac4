from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from places import lookup


class PostcodeForm(forms.Form):
    """One's postcode, typed in any way; `found` says where it is once the form is valid."""

    postcode = forms.CharField(
        label=gettext_lazy("What is your postcode?"),
        required=False,
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "spellcheck": "false"}),
    )
    found: lookup.Found

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        self.found = lookup.find(given.get("postcode", "")[:1000])
        if self.found.ward is None and not self.errors:
            self.add_error("postcode", self.found.sentence)
        return given
