"""From a proven e-mail address to an account and a session, in the middle of a journey."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.account.models import EmailAddress
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import login
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.models import Person

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def person_of(email: str, name: str) -> Person:
    """The account of an address that was just proven, made where there is none. Raises MemberError."""
    proven = EmailAddress.objects.filter(email__iexact=email, verified=True)
    known = proven.select_related("user").first()
    person = known.user if known else _account(email, name)
    if not person.is_active:
        raise MemberError(_("This account cannot be used. Phone us, and we help you."))
    if not person.name:
        person.name = name
        person.save(update_fields=["name"])
    return person


def begin_session(request: HttpRequest, person: Person) -> bool:
    """Sign in whoever has just typed a code sent to their address; False where a second factor must be shown first."""
    if is_mfa_enabled(person):
        return False
    login(request, person, backend=_BACKEND)
    record_authentication(request, person, method="code", email=person.email)
    return True


@transaction.atomic
def _account(email: str, name: str) -> Person:
    """Two who prove one address at once wait for each other here, and get the same account."""
    folded = email.strip().lower()
    person, _made = Person.objects.get_or_create(
        email=folded, defaults={"name": name, "password": make_password(None)}
    )
    Person.objects.select_for_update().get(pk=person.pk)
    sync_user_email_address(person)
    EmailAddress.objects.filter(user=person, email__iexact=folded).update(verified=True)
    return person
