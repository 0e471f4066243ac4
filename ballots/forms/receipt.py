from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ballots import receipts


class ReceiptEmailForm(forms.Form):
    """Where to send a receipt."""

    email = forms.EmailField(
        label=gettext_lazy("Send it to this email address"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter your email address"),
            "invalid": gettext_lazy("Enter an email address like name@example.com"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class ReceiptForm(forms.Form):
    """A receipt as typed. The room that knows the votes adds which one it is of."""

    receipt = forms.CharField(
        label=gettext_lazy("Your receipt"),
        help_text=gettext_lazy(
            "16 letters and numbers. Spaces, dashes and small letters are fine."
        ),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter your receipt")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_receipt(self) -> str:
        typed: str = self.cleaned_data["receipt"]
        length = len(receipts.tidy(typed))
        if length != receipts.LENGTH:
            raise forms.ValidationError(
                _("A receipt has 16 letters and numbers. You typed %(count)d."),
                params={"count": length},
            )
        return typed
