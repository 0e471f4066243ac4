"""What a browser remembers of who takes part: the proven address, sealed, until the browser is closed or some hours have passed."""

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from agenda.participants import Participant
from members.models import Person
from members.seals import seal, unseal

COOKIE = "participant"
_PURPOSE = "participant-cookie"
_SECONDS = 8 * 3600


def participant_of(request: HttpRequest) -> Participant | None:
    """Whoever is signed in, or who has typed a code or opened a link in this browser."""
    person = request.user
    if isinstance(person, Person) and person.is_active:
        return Participant(person.email)
    try:
        return Participant(unseal(request.COOKIES.get(COOKIE, "").encode(), _PURPOSE, _SECONDS))
    except (InvalidToken, UnicodeError):
        return None


def remember(response: HttpResponse, somebody: Participant) -> None:
    response.set_cookie(
        COOKIE,
        seal(somebody.email, _PURPOSE).decode(),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE)
