"""Erasing what is held about a member, as far as the register of members may lose it.

Section 30 of the Co-operative and Community Benefit Societies Act 2014 has the register say name, postal address, shares and
other property, and the days of entering and ceasing. All else goes when the member asks.
"""

from collections.abc import Callable

from django.db import transaction

from members import applying, forgetting
from members.erasable import APPLIED, NEVER_NEEDED, OF_MEMBERS_ONLY
from members.models import Application, Membership, Person
from record.entries import Actor, write

# What other rooms and plug-ins hold about a membership, such as evidence of who somebody is.
_elsewhere: list[Callable[[Membership], object]] = []


def also(act: Callable[[Membership], object]) -> None:
    """Have `act` erase too whenever a membership is erased, in the same transaction; called in an AppConfig.ready."""
    _elsewhere.append(act)


def erase(membership: Membership, by: Actor) -> None:
    """Erase now what the register need not hold, and the application it came from; the line itself stays.

    The account loses the membership with it: afterwards the organisation writes by post. Twice is once.
    """
    with transaction.atomic():
        membership = (
            Membership.objects.select_for_update(of=("self",))
            .select_related("organisation")
            .get(pk=membership.pk)
        )
        gone = {**NEVER_NEEDED, **(OF_MEMBERS_ONLY if membership.ceased_on else {})}
        Membership.objects.filter(pk=membership.pk).update(**gone)
        Application.objects.filter(membership=membership).update(**APPLIED)
        for act in _elsewhere:
            act(membership)
        write(actor=by, action="members.erased", subject=membership.as_subject())


def erase_all_of(person: Person) -> None:
    """Before an account is deleted: open applications are withdrawn, and nothing points to the account any more."""
    by = person.as_actor("member")
    with transaction.atomic():
        for application in Application.objects.open().followed_by(person):
            applying.withdraw(application, by)
        for membership in Membership.objects.acted_for_by(person):
            _let_go(membership, person, by)
        own = Application.objects.filter(applicant=person)
        forgetting.forget_of_applications(own)
        own.update(**APPLIED)


def _let_go(membership: Membership, person: Person, by: Actor) -> None:
    """An organisation keeps its own line when one of those who act for it goes."""
    if membership.member_organisation_id is None:
        erase(membership, by)
    elif membership.delegate_id == person.pk:
        Membership.objects.filter(pk=membership.pk).update(delegate=None)
