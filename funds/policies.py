"""Who may see and keep which fund, and who may move its money. A request gets a fund through these querysets alone.

The role of finance officer keeps every fund; a grant (guardian's, one row for a person or a group and one fund) gives
one fund to a colleague or a partner's officer. Whoever asked for a payment never approves it: the verb sees to that.
"""

from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from funds.accounts import BY_HAND
from funds.models import Account, AccountKind, Fund, FundGroupGrant, FundPersonGrant, Payment
from members.models import Person

KEEP = "keep_fund"
Somebody = Person | AnonymousUser


def published() -> QuerySet[Fund]:
    """The funds that anyone may see: all of them, open and closed. Public money is public."""
    return Fund.objects.all()


def visible_to(person: Somebody) -> QuerySet[Fund]:
    """The funds on this person's desk."""
    if not _is_officer(person):
        return Fund.objects.none()
    if can_keep_every(person):
        return Fund.objects.all()
    personal = FundPersonGrant.objects.filter(user=person, permission__codename=KEEP)
    shared = FundGroupGrant.objects.filter(group__user=person, permission__codename=KEEP)
    return Fund.objects.filter(
        Q(pk__in=personal.values("content_object")) | Q(pk__in=shared.values("content_object"))
    )


def can_keep_every(person: Somebody) -> bool:
    """Open funds, keep all of them and the list of purposes."""
    return _is_officer(person) and person.has_perm("funds.keep_every_fund")


def can_request(person: Somebody) -> bool:
    return _is_officer(person) and person.has_perm("funds.request_payment")


def can_approve(person: Somebody) -> bool:
    return _is_officer(person) and person.has_perm("funds.approve_payment")


def can_control_subsidy(person: Somebody) -> bool:
    return _is_officer(person) and person.has_perm("funds.control_subsidy")


def payments_visible_to(person: Somebody) -> QuerySet[Payment]:
    """All payments, for whoever asks for them or approves them."""
    if can_request(person) or can_approve(person):
        return Payment.objects.all()
    return Payment.objects.none()


def waiting_for(person: Somebody) -> QuerySet[Payment]:
    """The payments that this very person may approve today."""
    if not isinstance(person, Person) or not can_approve(person):
        return Payment.objects.none()
    asked = Payment.objects.filter(state="requested").exclude(requested_by=person)
    return asked.exclude(approvals__by=person)


def moved_by_hand(person: Somebody) -> QuerySet[Account]:
    """The pots and projects whose money this person moves here: those that officers opened, and those of grants from funds."""
    if not can_keep_every(person):
        return Account.objects.none()
    of_here = reduce(or_, (Q(code__startswith=f"{prefix}:") for prefix in BY_HAND))
    return Account.objects.filter(of_here, kind__in=[AccountKind.POT, AccountKind.PROJECT])


def payable(person: Somebody) -> QuerySet[Account]:
    """The accounts this person may ask for payments from."""
    projects = Account.objects.filter(kind=AccountKind.PROJECT)
    return projects if can_request(person) else projects.none()


def _is_officer(person: Somebody) -> bool:
    return isinstance(person, Person) and person.is_active and person.is_staff
