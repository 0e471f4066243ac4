"""Today's work with councillors' budgets, as a sentence and one button."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from councillors import policies
from councillors.models import GrantRequest, RequestState
from funds.models import AwardState
from look.words import day, pounds
from members.models import Person

MOST = 20


@dataclass(frozen=True)
class Work:
    when: str
    what: str
    why: str
    button: str
    href: str


def todays_work(person: Person) -> list[Work]:
    """At most MOST of each kind."""
    found = list(_to_publish(policies.visible_to(person)))
    if policies.can_keep_budgets(person):
        found += [*_to_check(), *_to_order()]
    return found


def _to_publish(rows: QuerySet[GrantRequest]) -> Iterator[Work]:
    for one in rows.filter(state=RequestState.RECEIVED).order_by("pk")[:MOST]:
        yield _work(one, one.made_at, _("Read and publish: %(asked)s"), one.pence, _("Read it"))


def _to_check() -> Iterator[Work]:
    for one in GrantRequest.objects.filter(state=RequestState.AGREED).order_by("pk")[:MOST]:
        pence = one.granted_pence or 0
        yield _work(one, one.decided_at, _("Check the grant: %(asked)s"), pence, _("Check it"))


def _to_order() -> Iterator[Work]:
    rows = GrantRequest.objects.filter(state=RequestState.CHECKED)
    rows = rows.exclude(check_made__award__state=AwardState.NOTIFIED, check_made__is_subsidy=True)
    for one in rows.order_by("pk")[:MOST]:
        said, pence = _("Ask for the payment: %(asked)s"), one.granted_pence or 0
        yield _work(one, one.decided_at, said, pence, _("Look at it"))


def _work(one: GrantRequest, at: date | None, what: str, pence: int, button: str) -> Work:
    return Work(
        day(at) if at else "",
        what % {"asked": one.group_name},
        _("%(amount)s for: %(what)s") % {"amount": pounds(pence), "what": one.what_for},
        button,
        reverse("councillors_officer:request", args=[one.pk]),
    )
