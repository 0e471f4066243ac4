"""When a second factor counts as shown, and when somebody must show again who they are."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url

from members.models import Person


@receiver(authenticator_added, dispatch_uid="members.second_factor_was_shown")
def was_shown(
    *, request: HttpRequest, user: Person, authenticator: Authenticator, **_signal: Any
) -> None:
    """A second factor that was just set up was also just shown: note it as allauth does at sign-in.

    Recovery codes were only printed, not shown.
    """
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(
            request,
            user,
            method="mfa",
            id=authenticator.pk,
            type=authenticator.type,
            reauthenticated=True,
        )


def for_the_fresh(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Ask those who signed in a while ago who they are, before they add a second factor.

    allauth asks only those who have one. Without this an unattended session could be taken over for good.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, Person) and not _is_fresh(request, request.user):
            return redirect_to_login(request.get_full_path(), resolve_url("account_reauthenticate"))
        return view(request, *args, **kwargs)

    return guarded


def proof_page(person: Person) -> str:
    """Where somebody shows their second factor, or sets one up."""
    return resolve_url("mfa_reauthenticate" if is_mfa_enabled(person) else "mfa_index")


def _is_fresh(request: HttpRequest, person: Person) -> bool:
    steps = get_authentication_records(request, person)
    latest: float = max((step["at"] for step in steps), default=0)
    return bool(time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT)
