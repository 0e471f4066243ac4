"""Two small forms by which somebody without an account shows that they read an e-mail address."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_DIGITS = 6


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy(
            "We send a code to it, and write if something happens to what you said. It is never shown."
        ),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Enter your email address"),
            "invalid": gettext_lazy("Enter an email address like name@example.com"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class LinkForm(AddressForm):
    """For an address that gets a link in place of a code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _(
            "We send the link to it, and write if something happens to what you propose. It is never shown."
        )


class CodeForm(AddressForm):
    """The code that was sent, beside the address it was sent to."""

    email = forms.EmailField(max_length=254, widget=forms.HiddenInput)
    code = forms.CharField(
        label=gettext_lazy("Code from the email"),
        max_length=40,
        error_messages={"required": gettext_lazy("Enter the code from the email")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "class": "govuk-input--width-10",
            }
        ),
    )

    def __init__(self, *args: Any, sent_to: str, until: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _(
            "6 numbers. We sent it to %(email)s. It works until %(until)s, and you can ask for a new one at any time."
        ) % {"email": sent_to, "until": until}

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if sum(c.isdigit() for c in typed) != _DIGITS:
            raise forms.ValidationError(_("The code from the email has 6 numbers."))
        return typed
