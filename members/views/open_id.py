"""Going to the identity service and coming back."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from members import limits
from members.errors import TooOften
from members.models import Application, Person
from members.open_id import configured
from members.open_id.links import is_linked, unlink
from members.open_id.provider import Provider, Service
from members.views.account import too_often
from members.vouching import can_be_vouched_for

# The service is asked for its configuration each time: nobody may make us ask without end.
_TRIES, _HOUR = 60, 3600


def with_service(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Not there on a site without a service; a service that fails is a page that says so."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not configured.is_on():
            raise Http404
        try:
            return view(request, *args, **kwargs)
        except TooOften:
            return too_often(request)
        except ImmediateHttpResponse as answer:
            return answer.response
        except IntegrityError:
            return _at_once(request)
        except (OAuth2Error, RequestException) as fault:
            return cast(
                "HttpResponse",
                render_authentication_error(request, _provider(request), exception=fault),
            )

    return never_cache(guarded)


@with_service
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST" or request.user.is_authenticated:
        return redirect("account_login")
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return _go(request, AuthProcess.LOGIN, next_url=wanted if safe else None)


@with_service
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def show_who_one_is(request: HttpRequest, reference: UUID) -> HttpResponse:
    """For one's own application, somebody else's is not there."""
    own = Application.objects.followed_by(cast("Person", request.user))
    application = get_object_or_404(own, reference=reference)
    if request.method != "POST" or not can_be_vouched_for(application):
        return redirect(application)
    return _go(request, AuthProcess.REDIRECT, data=str(application.reference))


@with_service
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """The service sends people here, with a code for us and the state they left with."""
    service = Service(request, _provider(request).app.provider_id)
    view = _Back.adapter_view(service)  # type: ignore[no-untyped-call]
    return cast("HttpResponse", view(request))


@with_service
@require_safe
def cancelled(request: HttpRequest) -> HttpResponse:
    return render(request, "socialaccount/login_cancelled.html", {"service": configured.name()})


@with_service
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def remove(request: HttpRequest) -> HttpResponse:
    person = cast("Person", request.user)
    if not is_linked(person):
        raise Http404
    if request.method != "POST":
        return render(request, "members/open_id_remove.html", {"service": configured.name()})
    unlink(person)
    said = _("%(service)s is no longer linked to your account.")
    messages.success(request, said % {"service": configured.name()})
    return redirect("account_overview")


class _Back(OAuth2CallbackView):
    adapter: Service

    def _get_state(self, request: HttpRequest, provider: Provider) -> tuple[Any, Any]:
        state, answer = super()._get_state(request, provider)
        if state is not None:
            self.adapter.nonce = state.get("nonce", "")
        return state, answer


def _go(request: HttpRequest, process: str, **more: Any) -> HttpResponse:
    """A page that leads on at once.

    A redirect would not do: our policy lets forms go to this site alone, browsers hold redirects to that too, and services pass
    people on through addresses that nobody can list beforehand.
    """
    limits.spend("openid-connect", limits.client(request), _TRIES, _HOUR)
    away = _provider(request).redirect(request, process, **more)
    if not isinstance(away, HttpResponseRedirect):  # what went wrong, as a page
        return away
    return render(
        request, "members/open_id_away.html", {"address": away.url, "service": configured.name()}
    )


def _at_once(request: HttpRequest) -> HttpResponse:
    """Two first sign-ins of one person met, and the other has made the link: nothing is lost by going again."""
    said = _("You signed in twice at the same moment. Please sign in again.")
    messages.error(request, said)
    return redirect("account_login")


def _provider(request: HttpRequest) -> Provider:
    return cast("Provider", get_adapter(request).get_provider(request, provider="openid-connect"))
