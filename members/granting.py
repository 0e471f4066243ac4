"""Giving a colleague a part in an organisation, and taking it back."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from guardian.shortcuts import assign_perm, remove_perm

from members.errors import MemberError
from members.models import Organisation, OrganisationPersonGrant, Person
from members.organisation_policies import KEEP, RETURN, SCRUTINISE, TAKE
from record import entries

PARTS = {
    KEEP: gettext_lazy("Keeps the registers and decides applications"),
    RETURN: gettext_lazy("Reconciles, counts and declares"),
    TAKE: gettext_lazy("Takes votes on paper and with help"),
    SCRUTINISE: gettext_lazy("Watches turnout and counts"),
}


@dataclass(frozen=True)
class OrganisationPart:
    """One person's part in an organisation."""

    person: Person
    name: str
    words: str


def parts(organisation: Organisation) -> list[OrganisationPart]:
    grants = (
        OrganisationPersonGrant.objects.filter(content_object=organisation)
        .select_related("user", "permission")
        .order_by("user__name", "pk")
    )
    return [
        OrganisationPart(
            grant.user, grant.permission.codename, str(PARTS[grant.permission.codename])
        )
        for grant in grants
    ]


@transaction.atomic
def give_part(*, organisation: Organisation, by: Person, to: Person, part: str) -> None:
    """Let `to` keep the register, return elections, take votes or scrutinise. Nobody does the first two in one organisation.

    Raises MemberError. Giving what is held already changes and records nothing.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    held = {one.name for one in parts(organisation) if one.person == to}
    if part not in PARTS:
        raise MemberError(_("There is no such part."))
    if not to.is_staff or not to.is_active:
        raise MemberError(_("Only a member of staff can have a part in an organisation."))
    if {part, *held} >= {KEEP, RETURN}:
        raise MemberError(
            _("Two people stand behind a result: whoever keeps the register cannot declare it.")
        )
    if part in held:
        return
    assign_perm(part, to, organisation)
    _record(by, "members.part-given", organisation, to, part)


@transaction.atomic
def take_part_back(*, organisation: Organisation, by: Person, of: Person, part: str) -> None:
    """Take a part back. Raises MemberError where it is not held, or nobody would be left to keep the register."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    held = [(one.person, one.name) for one in parts(organisation)]
    if (of, part) not in held:
        raise MemberError(_("That part was taken back already."))
    if part == KEEP and [person for person, name in held if name == KEEP] == [of]:
        raise MemberError(
            _("Somebody must keep the register. Give that part to a colleague first.")
        )
    remove_perm(part, of, organisation)
    _record(by, "members.part-taken-back", organisation, of, part)


def _record(by: Person, action: str, organisation: Organisation, person: Person, part: str) -> None:
    entries.write(
        actor=by.as_actor("secretary"),
        action=action,
        subject=organisation.as_subject(),
        payload={"person": str(person.public_id), "part": part},
    )
