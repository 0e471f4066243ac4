"""The link between an account here and one at the identity service."""

from allauth.socialaccount.models import SocialAccount
from django.utils.translation import gettext as _

from members import outbox
from members.adapter import council_name
from members.models import Person
from members.open_id import configured


def is_linked(person: Person) -> bool:
    return bool(SocialAccount.objects.filter(user=person).exists())


def unlink(person: Person) -> None:
    """Take the link off and tell the owner. Signing in by emailed code or passkey stays; twice is once."""
    removed, _rows = SocialAccount.objects.filter(user=person).delete()
    if removed:
        outbox.post(to=person.email, subject=_("Your account was changed"), text=_letter())


def _letter() -> str:
    return _(
        "%(service)s is no longer linked to your account with %(council)s. You did not do this? Phone us now."
    ) % {"service": configured.name(), "council": council_name()}
