"""A real OpenID provider on the loopback address: configuration, keys, authorization, token and userinfo."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from council import identity_provider

CLIENT, SECRET, NAME = "council", "a secret & more", "Larkmead Login"
KEY, STRANGER = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in "12")


@contextmanager
def serving(settings):
    """The service, and this site told of it."""
    one = IdentityService()
    given = {"NAME": NAME, "SERVER": one.address, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET}
    app = identity_provider.service(given, ["openid", "profile", "email"])
    before = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**before, "APPS": [app]}}
    try:
        yield one
    finally:
        one.stop()


def public(key):
    return {**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())), "kid": "one"}


class IdentityService:
    """Signs in whoever comes, as `person` says. `token_claims` and `key` make it lie, `told` what userinfo says."""

    def __init__(self):
        self.person = {
            "sub": "person-1",
            "email": "siobhan@example.org",
            "email_verified": True,
            "name": "Siobhán Kelly",
        }
        self.token_claims, self.told, self.changes = {}, None, {}
        self.key, self.answer, self.down = KEY, None, False
        self.asked, self._codes = [], {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        # Asked often whether to stop: as often as is usual would be half a second after every test.
        threading.Thread(target=self._server.serve_forever, args=[0.01], daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def configuration(self):
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **self.changes,
        }

    def authorize(self, query):
        """Where the person is sent back to; refused as a real service would refuse."""
        assert query["client_id"] == CLIENT
        assert query["response_type"] == "code"
        assert "openid" in query["scope"].split()
        assert query["code_challenge_method"] == "S256"
        back = {"state": query["state"]}
        if self.answer:
            back["error"] = self.answer
        else:
            back["code"] = secrets.token_urlsafe()
            self._codes[back["code"]] = query
        return f"{query['redirect_uri']}?{urlencode(back)}"

    def token(self, form):
        """The answer to a code that is right in every respect, once; None otherwise."""
        query = self._codes.pop(form.get("code"), None)
        if query is None or form["redirect_uri"] != query["redirect_uri"]:
            return None
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proved = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (form["client_id"], form["client_secret"]) != (CLIENT, SECRET):
            return None
        if proved != query["code_challenge"]:
            return None
        return {
            "access_token": "for-userinfo",
            "token_type": "Bearer",
            "id_token": self._id_token(query),
        }

    def userinfo(self, authorization):
        return (self.told or self.person) if authorization == "Bearer for-userinfo" else None

    def _id_token(self, query):
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT, "sub": self.person["sub"], "iat": now}
        said |= {"exp": now + 300, "nonce": query["nonce"], **self.token_claims}
        return jwt.encode(
            {name: value for name, value in said.items() if value is not None},
            self.key,
            algorithm="RS256" if self.key else "none",
            headers={"kid": "one"},
        )

    def _handler(service):  # noqa: N805 -- the handler's own self is the request
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                asked = urlsplit(self.path)
                service.asked.append(asked.path)
                query = {name: values[0] for name, values in parse_qs(asked.query).items()}
                if asked.path == "/authorize":
                    self.send_response(302)
                    self.send_header("Location", service.authorize(query))
                    self.end_headers()
                    return
                self._say(
                    {
                        "/.well-known/openid-configuration": service.configuration,
                        "/keys": lambda: {"keys": [public(KEY)]},
                        "/userinfo": lambda: service.userinfo(self.headers["Authorization"]),
                    }[asked.path]()
                )

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._say(service.token({name: one[0] for name, one in parse_qs(body).items()}))

            def _say(self, answer):
                content = json.dumps(answer).encode()
                self.send_response(503 if service.down else 200 if answer else 400)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args):
                pass

        return Handler
