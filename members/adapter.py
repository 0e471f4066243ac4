"""What allauth does in our way: codes sealed in the session, plain e-mails, our own limits."""

import logging
import secrets
import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import redirect, resolve_url
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from members import limits, outbox, policies
from members.errors import post_failed
from members.seals import seal, unseal

CODE_SEAL = "sign-in-code"
log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in and its e-mails.

    allauth keeps the code it sent in the session, which is a row of the database. Ours is sealed there,
    opened for the e-mail (here) and for the comparison (`members.forms`), and nowhere else.
    """

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _lazy(
            "That code is not right. Check the latest email we sent you, or ask for a new code."
        ),
        "too_many_login_attempts": _lazy(
            "That was tried too often. Wait a few minutes, then ask for a new code."
        ),
        "rate_limited": _lazy("That was tried too often. Wait a few minutes, then try again."),
    }

    def generate_login_code(self) -> str:
        return seal(f"{secrets.randbelow(1_000_000):06}", CODE_SEAL).decode()

    generate_email_verification_code = generate_login_code

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send at once: also where there is no account, so that the wait does not tell which it is."""
        subject, text = _render(template_prefix, email, context)
        try:
            EmailMessage(subject, text, to=[email]).send()
        except (smtplib.SMTPException, OSError) as failure:
            log.warning("sign_in_mail_not_sent", extra={"failure": type(failure).__name__})
            messages.error(self.request, post_failed(settings.COUNCIL_PHONE).message)
            raise ImmediateHttpResponse(redirect(_back(self.request))) from None

    def send_account_already_exists_mail(self, email: str) -> None:
        # allauth's own looks up the page for forgotten passwords, which is not here.
        self.send_mail("account/email/account_already_exists", email, {})

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell somebody that their account changed. It may wait, so it never fails on the mail server."""
        address = email or user.email  # type: ignore[attr-defined] # our user model has one
        subject, text = _render(template_prefix, address, context or {})
        outbox.post(to=address, subject=subject, text=text)

    def get_client_ip(self, request: HttpRequest) -> str:
        return limits.client(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if policies.is_staff(request):
            return resolve_url(settings.OFFICER_PATHS[0])
        return reverse("account_overview")

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, str]]:
        """A code by email for those who have no second factor, so that nobody is left without a way."""
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        if methods or not user.is_authenticated:
            return methods
        return [
            {
                "id": "reauthenticate",
                "description": _("Use a code sent by email"),
                "url": reverse("account_reauthenticate"),
            }
        ]


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors, their secrets sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _lazy("That code is not right. Wait for the next one and try again."),
        "unverified_email": _lazy("Prove your email address first."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text, "second-factor").decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text.encode(), "second-factor")

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002 -- allauth's name
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}

    def build_totp_svg(self, url: str) -> str:
        # Without its XML declaration, as it stands inside an HTML page.
        return str(super().build_totp_svg(url)).partition("?>")[2]

    def get_totp_issuer(self) -> str:
        return council_name()

    def _get_site_name(self) -> str:
        return council_name()


def council_name() -> str:
    return f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}".strip()


def _render(template_prefix: str, email: str, context: dict[str, Any]) -> tuple[str, str]:
    facts = {
        "email": email,
        "council": council_name(),
        "phone": settings.COUNCIL_PHONE,
        "phone_hours": settings.COUNCIL_PHONE_HOURS,
        "site_url": settings.SITE_URL,
        **context,
    }
    if code := context.get("code"):
        digits = unseal(code.encode(), CODE_SEAL)
        facts["code"] = f"{digits[:3]} {digits[3:]}"
    subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", facts).split())
    return subject, render_to_string(f"{template_prefix}_message.txt", facts).strip() + "\n"


def _back(request: HttpRequest) -> str:
    return reverse("account_overview" if request.user.is_authenticated else "account_login")
