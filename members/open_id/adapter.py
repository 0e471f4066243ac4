"""What becomes of somebody whom the service sent back."""

import logging
from typing import Any, cast

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.models import Application, Person
from members.open_id import configured
from members.open_id.id_token import Untrusted
from members.open_id.identity import Identity
from members.proving import person_of
from members.vouching import vouch

log = logging.getLogger(__name__)


class IdentityAdapter(DefaultSocialAccountAdapter):
    """An address that the service has proved is worth as much as a code of ours sent to it.

    It signs in to the account of that address and links both, or makes the account. Without a proved address nothing happens.
    """

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[Any, str] | None:
        """The account of the proved address; also made here, so that no form of allauth's is needed."""
        said = _said(sociallogin)
        if not said.email or _is_proof(sociallogin):
            return None
        try:
            return person_of(said.email, said.name), said.email
        except MemberError as refusal:
            raise ImmediateHttpResponse(refused(self.request, refusal.message)) from refusal

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if not _said(sociallogin).email:
            raise ImmediateHttpResponse(refused(request, _unproved()))
        if _is_proof(sociallogin):
            raise ImmediateHttpResponse(_proved(request, sociallogin))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never by allauth's form: `authenticate_by_email` has made the account."""
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: object,
        error: object = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        # Only our own words: others' may hold what the service sent.
        why = str(exception) if isinstance(exception, Untrusted) else type(exception).__name__
        log.warning("openid_connect_failed", extra={"failure": why, "kind": str(error)})


def refused(request: HttpRequest, why: str) -> HttpResponse:
    context = {"why": why, "service": configured.name()}
    return render(request, "socialaccount/authentication_error.html", context, status=403)


def _said(sociallogin: Any) -> Identity:
    """What `members.open_id.provider.Service` found out and hung on it."""
    return cast("Identity", sociallogin.identity)


def _is_proof(sociallogin: SocialLogin) -> bool:
    return bool(sociallogin.state.get("process") == AuthProcess.REDIRECT)


def _proved(request: HttpRequest, sociallogin: SocialLogin) -> HttpResponse:
    """Back to the application that the person set out from, verified or told why not."""
    if not isinstance(request.user, Person):
        return redirect("account_login")
    own = Application.objects.followed_by(request.user)
    application = own.filter(reference=sociallogin.state["data"]).first()
    if application is None:
        raise Http404
    try:
        vouch(application=application, person=request.user, said=_said(sociallogin))
    except MemberError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("You have shown who you are."))
    return redirect(application)


def _unproved() -> str:
    return _(
        "%(service)s has not checked that the email address you gave there is yours. Have it check the address, or sign in with a code we email you."
    ) % {"service": configured.name()}
