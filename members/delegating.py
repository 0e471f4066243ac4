"""Who votes for an organisation that is a member."""

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.models import Membership, Person
from record.entries import Actor, write


def appoint_delegate(membership: Membership, *, email: str, name: str, by: Actor) -> Membership:
    """The person with that address votes for the organisation from now on, after proving the address at sign-in.

    Appointing the same person twice records nothing. Raises MemberError.
    """
    with transaction.atomic():
        membership = (
            Membership.objects.select_for_update(of=("self",))
            .select_related("organisation")
            .get(pk=membership.pk)
        )
        _check(membership)
        delegate, _made = Person.objects.get_or_create(
            email=email.strip().lower(), defaults={"name": name, "password": make_password(None)}
        )
        if membership.delegate_id == delegate.pk:
            return membership
        membership.delegate = delegate
        membership.save(update_fields=["delegate"])
        write(actor=by, action="members.delegate-appointed", subject=membership.as_subject())
    return membership


def _check(membership: Membership) -> None:
    if membership.member_organisation_id is None:
        raise MemberError(_("Only an organisation votes through a delegate."))
    if membership.ceased_on is not None:
        raise MemberError(_("This membership has ended."))
