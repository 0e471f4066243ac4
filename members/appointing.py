"""Giving a person a role in the council, and taking it back. Both are in the public record."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.models import Person
from members.roles import ROLES, Role
from record.entries import Actor, Subject, write


def appoint(*, email: str, role: Role, by: Actor, name: str = "") -> Person:
    """Give the person with that address the role, making an account where there is none.

    An officer proves the address at the first sign-in and must then set up a second factor. Appointing
    twice changes nothing and records nothing.
    """
    with transaction.atomic():
        person, _made = Person.objects.select_for_update().get_or_create(
            email=email.strip().lower(), defaults={"name": name, "password": make_password(None)}
        )
        group, _made = Group.objects.get_or_create(name=role.group)
        if person.groups.filter(pk=group.pk).exists():
            return person
        person.groups.add(group)
        _keep_standing(person, name or person.name)
        _record("members.appointed", person, role, by)
    return person


def dismiss(*, person: Person, role: Role, by: Actor) -> None:
    """Take the role back. Raises MemberError where the person does not hold it, or is the last administrator."""
    with transaction.atomic():
        held = _locked(role)
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.pk not in held:
            raise MemberError(_("This person does not hold that role."))
        if role.is_superuser and len(held) == 1:
            raise MemberError(
                _("The last administrator cannot be dismissed: appoint another first.")
            )
        person.groups.remove(Group.objects.get(name=role.group))
        _keep_standing(person, person.name)
        _record("members.dismissed", person, role, by)


def _locked(role: Role) -> set[int]:
    # The group's row is the lock: of two last administrators dismissing each other one stays.
    group = Group.objects.select_for_update().get(name=role.group)
    return set(group.user_set.filter(is_active=True).values_list("pk", flat=True))


def _keep_standing(person: Person, name: str) -> None:
    held = set(person.groups.values_list("name", flat=True))
    roles = [role for role in ROLES.values() if role.group in held]
    person.name = name
    person.is_staff = any(role.is_staff for role in roles)
    person.is_superuser = any(role.is_superuser for role in roles)
    person.save(update_fields=["name", "is_staff", "is_superuser"])


def _record(action: str, person: Person, role: Role, by: Actor) -> None:
    subject = Subject("person", str(person.public_id), role.group)
    write(actor=by, action=action, subject=subject, payload={"role": role.code})
