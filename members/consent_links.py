"""The link by which a parent or guardian answers: sealed, for one application, good for some days."""

from datetime import timedelta

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse

from members.models import Application
from members.seals import seal, unseal
from statute import parameters

PURPOSE = "guardian-consent"


def address_of(application: Application) -> str:
    token = seal(str(application.reference), PURPOSE).decode()
    return settings.SITE_URL + reverse("members:consent", args=[token])


def days() -> int:
    return int(parameters.value("guardian-consent-days"))


def application_of(token: str) -> Application | None:
    """Whose link this is, also after it has expired; None where we never made it, or the application is gone."""
    try:
        reference = unseal(token.encode(), PURPOSE)
        applications = Application.objects.select_related("organisation")
        return applications.filter(reference=reference).first()
    except (InvalidToken, UnicodeError, ValidationError):
        return None


def has_expired(token: str) -> bool:
    """Raises nothing: a link that is no link has expired too."""
    try:
        unseal(token.encode(), PURPOSE, int(timedelta(days=days()).total_seconds()))
    except (InvalidToken, UnicodeError):
        return True
    return False
