"""Memberships that came without an account, from an imported register, find theirs at sign-in."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.signals import user_logged_in
from django.db import connection
from django.db.models.functions import Lower
from django.dispatch import receiver

from members.models import Membership, Organisation, Person

_LINK_REGISTER = """
    UPDATE members_membership line SET person_id = proven.user_id
      FROM account_emailaddress proven
     WHERE line.organisation_id = %(organisation)s AND line.person_id IS NULL AND line.member_organisation_id IS NULL
       AND line.email <> '' AND proven.verified AND lower(proven.email) = lower(line.email)
"""


def link(person: Person) -> int:
    """Give the account the lines of the register that have one of its proven addresses and no account; how many.

    An organisation's line finds its delegate so, where none is appointed. Nothing goes to the public record: it would
    tie an account's opaque number to a number of the register that the member never acted on.
    """
    proven = EmailAddress.objects.filter(user=person, verified=True)
    addresses = list(proven.values_list(Lower("email"), flat=True))
    if not addresses:
        return 0
    lines = Membership.objects.alias(folded=Lower("email")).filter(folded__in=addresses)
    own = lines.filter(person=None, member_organisation=None).update(person=person)
    organisations = lines.filter(delegate=None, ceased_on=None, member_organisation__isnull=False)
    return own + organisations.update(delegate=person)


def link_register(organisation: Organisation) -> int:
    """Give lines of a register that has just been imported to the accounts that have proven their addresses; how many."""
    with connection.cursor() as cursor:
        cursor.execute(_LINK_REGISTER, {"organisation": organisation.pk})
        return int(cursor.rowcount)


@receiver(user_logged_in, dispatch_uid="members-link-imported")
def link_at_sign_in(*, user: Any, **_signal: Any) -> None:
    if isinstance(user, Person):
        link(user)
