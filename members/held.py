"""What the site holds about somebody who signs in, and how they leave."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from members import erasing, held_memberships, sections
from members.errors import MemberError
from members.models import Person


def about(person: Person) -> dict[str, Any]:
    """Everything kept under this account, ready for JSON. Second factors without their secrets."""
    return {
        "email": person.email,
        "name": person.name,
        "public_id": str(person.public_id),
        "joined_at": person.joined_at.isoformat(),
        "last_signed_in_at": person.last_login.isoformat() if person.last_login else None,
        "roles": sorted(person.groups.values_list("name", flat=True)),
        "email_addresses": list(
            EmailAddress.objects.filter(user=person).values("email", "verified", "primary")
        ),
        "second_factors": [
            {"kind": kind, "added_at": added.isoformat(), "used_at": used and used.isoformat()}
            for kind, added, used in Authenticator.objects.filter(user=person).values_list(
                "type", "created_at", "last_used_at"
            )
        ],
        "identity_services": [
            {"linked_at": linked.isoformat(), "used_at": used.isoformat()}
            for linked, used in SocialAccount.objects.filter(user=person).values_list(
                "date_joined", "last_login"
            )
        ],
        **held_memberships.about(person),
        **sections.held_about(person),
    }


def delete(person: Person) -> None:
    """Delete the account, and of memberships what their registers need not hold. Raises MemberError where something binds it.

    The public record keeps what was done under the opaque id; with the account gone nobody can say whose it was.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.is_staff or person.groups.exists():
            raise MemberError(
                _("You hold a role in the council. Ask an administrator to take it back first.")
            )
        erasing.erase_all_of(person)
        try:
            person.delete()
        except (ProtectedError, RestrictedError) as bound:
            raise MemberError(
                _("Decisions of the council rest on this account, so it has to stay.")
            ) from bound
