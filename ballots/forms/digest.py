"""What a reader asks of a ballot’s published lists."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


class FindDigestForm(forms.Form):
    """The beginning of a digest to look for in the published list of receipts."""

    mark_optional = False

    begins = forms.CharField(
        label=_("Find a line by how it begins"),
        required=False,
        max_length=64,
        validators=[
            RegexValidator(r"^[0-9a-f]*\Z", _("Use the digits 0 to 9 and the letters a to f"))
        ],
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    @property
    def begins_with(self) -> str | None:
        """What was asked for; None where it is a beginning that nobody could mean."""
        if not self.is_bound:
            return ""
        return self.cleaned_data["begins"] if self.is_valid() else None
