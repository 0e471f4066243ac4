"""The forms of the account pages: allauth's, with our words and without placeholders."""

import re
from typing import Any

from allauth.account.forms import (
    AddEmailForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    LoginForm,
    SignupForm,
)
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.fernet import InvalidToken
from django import forms
from django.utils.translation import gettext_lazy as _

from members.adapter import CODE_SEAL
from members.models import Person
from members.seals import unseal


class _AskEmail:
    """Asks for an e-mail address in a field called `email_field`."""

    email_field = "email"
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields[self.email_field]
        field.label = _("Email address")
        field.widget = forms.EmailInput(attrs={"autocomplete": "email"})


class _AskCode:
    """Asks for a code: six digits, with or without spaces."""

    code_hint = _("6 digits. You may type it with or without the space.")
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("Code")
        field.help_text = self.code_hint
        field.widget = forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        )


class SignInForm(_AskEmail, LoginForm):
    email_field = "login"
    user: Person | None = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()  # type: ignore[no-untyped-call]
        if self.user is not None:
            # Accounts made by a command have no row yet for the code to mark as proved.
            sync_user_email_address(self.user)
        return cleaned


class NewAccountForm(_AskEmail, SignupForm):
    pass


class NewAddressForm(_AskEmail, AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New email address")


class SignInCodeForm(_AskCode, ConfirmLoginCodeForm):
    """Compares with the sealed code of the session. What cannot be opened is no code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "code": open_code(kwargs.get("code"))})


class AddressCodeForm(_AskCode, ConfirmEmailVerificationCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "code": open_code(kwargs.get("code"))})


class OwnCodeForm(_AskCode, forms.Form):
    """The code we e-mailed to somebody who is signed in."""

    code = forms.CharField(max_length=20)


class SecondFactorForm(_AskCode, AuthenticateForm):
    code_hint = _("6 digits from your authenticator app, or one of your recovery codes.")


class SecondFactorAgainForm(_AskCode, ReauthenticateForm):
    code_hint = SecondFactorForm.code_hint


class AppForm(_AskCode, ActivateTOTPForm):
    code_hint = _("The 6 digits that the app shows now.")

    @property
    def spaced_secret(self) -> str:
        """The key in groups of four, as apps take it and as it can wrap on a phone."""
        return " ".join(re.findall("....", self.secret))


_NO_PASSKEY = _("The passkey did not work. Try again, or use another way.")
# What fido2 raises on JSON that no browser's passkey ever sent; allauth lets some of it through.
_MADE_UP = (AttributeError, KeyError, TypeError, ValueError)


class PasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for it, to tell it from others")
        self.fields["passwordless"].label = _("Use it to sign in without a code by email")
        self.fields["passwordless"].help_text = ""
        self.fields["passwordless"].initial = True

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except _MADE_UP as fault:
            raise forms.ValidationError(_NO_PASSKEY) from fault
        return cleaned


class _ShownPasskey:
    def clean_credential(self) -> Authenticator:
        try:
            shown: Authenticator = super().clean_credential()  # type: ignore[misc]
        except _MADE_UP as fault:
            raise forms.ValidationError(_NO_PASSKEY) from fault
        return shown


class PasskeySignInForm(_ShownPasskey, LoginWebAuthnForm):
    pass


class PasskeySecondForm(_ShownPasskey, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(_ShownPasskey, ReauthenticateWebAuthnForm):
    pass


class PasskeyNameForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class LeaveForm(forms.Form):
    sure = forms.BooleanField(label=_("Yes, delete my account for good"))


def open_code(sealed: str | None) -> str:
    """The code in a seal, or nothing where none was sent (an address without an account)."""
    try:
        return unseal((sealed or "").encode(), CODE_SEAL)
    except InvalidToken:
        return ""
