"""Who may do what with councillors' budgets.

Officers by role: who keeps requests enters, publishes and passes them on; who keeps budgets enters offices, gives money out,
checks grants and makes offers. A councillor is not staff: the office decides, and only while it lasts.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from councillors.models import Councillor, GrantRequest, PoolEntry
from councillors.models.request import GrantRequestQuerySet
from funds.posting import today
from members.models import Person

Somebody = Person | AnonymousUser


def can_keep_budgets(person: Somebody) -> bool:
    return _is_officer(person) and person.has_perm("councillors.keep_budgets")


def can_keep_requests(person: Somebody) -> bool:
    return _is_officer(person) and person.has_perm("councillors.keep_requests")


def office_of(person: Somebody) -> Councillor | None:
    """The office in which this person decides today."""
    if not isinstance(person, Person) or not person.is_active:
        return None
    rows = Councillor.objects.in_office(today()).filter(person=person)
    return rows.select_related("person", "ward").defer("ward__boundary").first()


def visible_to(person: Somebody) -> GrantRequestQuerySet:
    """The requests on an officer's desk: all, or none."""
    return GrantRequest.objects.all() if can_keep_requests(person) else GrantRequest.objects.none()


def on_desk_of(councillor: Councillor) -> GrantRequestQuerySet:
    """What is asked of this councillor, alone or in a pool they put money in; what was set aside is not."""
    pools = PoolEntry.objects.filter(allocation__councillor=councillor).values("pool")
    mine = Q(allocation__councillor=councillor) | Q(pool__in=pools)
    return GrantRequest.objects.filter(mine).exclude(state="set-aside")


def _is_officer(person: Somebody) -> bool:
    return isinstance(person, Person) and person.is_active and person.is_staff
