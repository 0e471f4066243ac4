"""Letting somebody start again whose phone and recovery codes are gone."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from members import outbox
from members.adapter import council_name
from members.models import Person
from record.entries import Actor, Subject, write


def reset_second_factor(*, person: Person, by: Actor) -> int:
    """Take every second factor off the account and sign it out everywhere; returns how many there were.

    The owner is told by email, because this is also what an impostor would ask for.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        count, _rows = Authenticator.objects.filter(user=person).delete()
        # Sessions are bound to the password's hash, and a new unusable one ends them all.
        person.set_unusable_password()
        person.save(update_fields=["password"])
        outbox.post(to=person.email, subject=_("Your second proof was taken off"), text=_letter())
        subject = Subject("person", str(person.public_id), "second proof")
        write(actor=by, action="members.second-factor-reset", subject=subject)
    return count


def _letter() -> str:
    return _(
        "An administrator took the second proof (passkey or app) off your account with %(council)s, and "
        "signed it out everywhere. Sign in and set up a new one. You did not ask for this? Phone us now."
    ) % {"council": council_name()}
