"""What a visitor's own browser remembers until it is closed: the postcode they gave, sealed, and their order of projects.

Nothing of it is kept on the server, and a postcode never stands in an address or a log.
"""

import secrets

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from members.seals import seal, unseal

POSTCODE, ORDER = "place", "order"
ORDERS = 100_000
_PURPOSE = "visitor-postcode"


def remember_postcode(response: HttpResponse, postcode: str, neighbourhood: str = "") -> None:
    """Keep the postcode ("BK3 7QX") and its neighbourhood's name in a sealed cookie that ends with the browser's session."""
    _keep(response, POSTCODE, seal(f"{postcode}\n{neighbourhood}", _PURPOSE).decode())


def forget_postcode(response: HttpResponse) -> None:
    response.delete_cookie(POSTCODE)


def postcode_of(request: HttpRequest) -> str:
    """The postcode this visitor gave, or "" where there is none or the cookie is not ours."""
    return _place_of(request)[0]


def neighbourhood_of(request: HttpRequest) -> str:
    """The name of the neighbourhood that the postcode lies in, or ""."""
    return _place_of(request)[1]


def order_of(request: HttpRequest) -> int:
    """The number of this visitor's shuffle: the one they had, or a new one."""
    text = request.COOKIES.get(ORDER, "")
    if text.isascii() and text.isdigit() and int(text[:6]) < ORDERS:
        return int(text[:6])
    return secrets.randbelow(ORDERS)


def remember_order(response: HttpResponse, order: int) -> None:
    _keep(response, ORDER, str(order))


def _place_of(request: HttpRequest) -> tuple[str, str]:
    try:
        kept = unseal(request.COOKIES.get(POSTCODE, "").encode(), _PURPOSE)
    except (InvalidToken, UnicodeError):
        return "", ""
    postcode, _newline, neighbourhood = kept.partition("\n")
    return postcode, neighbourhood


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
