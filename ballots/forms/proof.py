"""How a voter shows who they are where any vote is cast: the code from a letter, or the code from an e-mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ballots import alphabet, codes

# The code stands in the middle of the page, its form begins at the last button: `form` ties the two.
CAST_FORM = "cast"
_DIGITS = 6


class LetterForm(forms.Form):
    """The sixteen characters of a posted code, however they are typed or pasted."""

    code = forms.CharField(
        label=gettext_lazy("Code from your letter"),
        help_text=gettext_lazy(
            "16 letters and numbers, in the box at the top of the letter we posted to you. Spaces and small letters are fine."
        ),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the code from your letter")},
        widget=forms.TextInput(
            attrs={
                "form": CAST_FORM,
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        length = len(alphabet.fold(typed))
        if alphabet.has_strangers(typed):
            raise forms.ValidationError(
                _(
                    "No code has a 0, 1, I or O in it: one of your letters or numbers is another one. Your choices are safe."
                )
            )
        if length != codes.LENGTH:
            raise forms.ValidationError(
                ngettext(
                    "The code in your letter has 16 letters and numbers. You typed %(count)d. Your choices are safe.",
                    "The code in your letter has 16 letters and numbers. You typed %(count)d. Your choices are safe.",
                    length,
                ),
                params={"count": length},
            )
        return typed


class EmailedForm(forms.Form):
    """The six numbers of an e-mailed code; `sent_to` says where it went."""

    code = forms.CharField(
        label=gettext_lazy("Code from the email"),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter the code from the email")},
        widget=forms.TextInput(
            attrs={
                "form": CAST_FORM,
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
            }
        ),
    )

    def __init__(self, *args: Any, sent_to: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = sent_to

    def clean_code(self) -> str:
        typed: str = self.cleaned_data["code"]
        if sum(c.isdigit() for c in typed) != _DIGITS:
            raise forms.ValidationError(_("The code from the email has 6 numbers."))
        return typed
