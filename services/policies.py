"""Who keeps services and who shares pots out. What anyone else asks of these pages is not there."""

from django.contrib.auth.models import AnonymousUser

from members.models import Person

Somebody = Person | AnonymousUser


def can_manage_services(person: Somebody) -> bool:
    """Keep services and lines, and break budgets down by area."""
    return person.is_staff and person.has_perm("services.manage_services")


def can_split(person: Somebody) -> bool:
    return person.is_staff and person.has_perm("services.split_pot")
