"""A browser reduced to what costs the site something: requests, cookies and the forms it sends on."""

import html
import re
import time
from http.client import HTTPConnection
from urllib.parse import urlencode

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Browser:
    """One visitor on one connection. `seconds` are the times from each request to its answer."""

    def __init__(self, host: str, port: int) -> None:
        self.connection = HTTPConnection(host, port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.seconds: list[float] = []

    def get(self, path: str) -> str:
        return self._ask("GET", path, None)

    def post(self, path: str, fields: list[tuple[str, str]]) -> str:
        token = ("csrfmiddlewaretoken", self.cookies.get("csrftoken", ""))
        return self._ask("POST", path, urlencode([token, *fields]))

    def _ask(self, method: str, path: str, body: str | None) -> str:
        headers = {"Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
        began = time.perf_counter()
        self.connection.request(method, path, body, headers | (_FORM if body else {}))
        answer = self.connection.getresponse()
        text = answer.read().decode()
        self.seconds.append(time.perf_counter() - began)
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
        if answer.status in {301, 302}:
            return self.get(str(answer.headers["Location"]))
        if answer.status != 200:  # noqa: PLR2004 -- HTTP
            raise RuntimeError(f"{method} {path} was answered with {answer.status}")
        return text


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if found is None:
        raise RuntimeError(f"The page has no field {name}")
    return html.unescape(found[1])
