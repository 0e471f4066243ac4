"""allauth's OpenID Connect with what it leaves out."""

import secrets
from typing import Any, cast
from urllib.parse import urlsplit

from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from members.open_id.id_token import Untrusted, claims
from members.open_id.identity import identity_of

ENDPOINTS = ["authorization_endpoint", "token_endpoint", "jwks_uri"]


class Service(OpenIDConnectOAuth2Adapter):
    """Talks to the service in one request of ours. `nonce` is the one the person was sent there with."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        known: dict[str, Any] = super().openid_config
        server = self._provider().app.settings["server_url"]
        if str(known.get("issuer", "")).rstrip("/") != server:
            raise Untrusted("configuration of another issuer")
        scheme = urlsplit(server).scheme
        if any(urlsplit(str(known.get(one, ""))).scheme != scheme for one in ENDPOINTS):
            raise Untrusted("configuration without its addresses")
        return known

    def _provider(self) -> Any:
        return self.get_provider()  # type: ignore[no-untyped-call]

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return request.build_absolute_uri(reverse("openid_connect_callback"))

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Who came back. Raises Untrusted and RequestException."""
        said = claims(
            str(kwargs["response"].get("id_token") or ""),
            keys=self._fetch(self.openid_config["jwks_uri"]),
            issuer=self.openid_config["issuer"],
            client_id=app.client_id,
            nonce=self.nonce,
        )
        told = {**said, **self._more(said, token.token)}
        login: Any = self._provider().sociallogin_from_response(request, told)
        login.identity = identity_of(told)
        return cast("SocialLogin", login)

    def _more(self, said: dict[str, Any], access_token: str) -> dict[str, Any]:
        """What the service tells of the person besides the ID token, which alone says who it is (section 5.3.2)."""
        address = self.openid_config.get("userinfo_endpoint")
        if not address:
            return {}
        told = self._fetch(address, {"Authorization": f"Bearer {access_token}"})
        if told.get("sub") != said["sub"]:
            raise Untrusted("told about somebody else")
        return {name: value for name, value in told.items() if name not in {"iss", "aud"}}

    def _fetch(self, address: str, headers: dict[str, str] | None = None) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:  # type: ignore[no-untyped-call]
            answer = session.get(address, headers=headers)
            answer.raise_for_status()
        found = answer.json()
        if not isinstance(found, dict):
            raise Untrusted("not an object")
        return found


class Provider(OpenIDConnectProvider):
    """Sends people there with a nonce and a proof key, and keeps nothing of what it says but whose account it is."""

    oauth2_adapter_class = Service
    pkce_enabled_default = True

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: Any = None,
        **kwargs: Any,
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(32)
        parameters = {**self.get_auth_params(), "nonce": nonce}  # type: ignore[no-untyped-call]
        away = super().redirect(
            request, process, next_url, data, nonce=nonce, auth_params=parameters, **kwargs
        )
        return cast("HttpResponse", away)

    def extract_uid(self, data: dict[str, Any]) -> str:
        return identity_of(data).uid

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        said = identity_of(data)
        return {"email": said.email, "name": said.name}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        email = identity_of(data).email
        return [EmailAddress(email=email, verified=True, primary=True)] if email else []


provider_classes = [Provider]
