"""What is kept no longer than its rule says: former members on the register, and applications. Run daily by the beat."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from members import applying, forgetting
from members.ages import birthday
from members.classes import today
from members.erasable import APPLIED, NEVER_NEEDED, OF_MEMBERS_ONLY, REGISTERED
from members.models import Application, ApplicationState, Membership
from members.models.application import ApplicationQuerySet
from record.entries import SYSTEM, Subject, write
from statute import clock, parameters


def forget_former_members() -> int:
    """Erase who somebody was from the lines of those who ceased longer ago than the register keeps them; how many.

    The line stays, with its number, its days and its shares.
    """
    with transaction.atomic():
        lines = list(_ceased_long_ago(today()).select_for_update().values_list("pk", flat=True))
        if lines:
            gone = {**NEVER_NEEDED, **OF_MEMBERS_ONLY, **REGISTERED}
            Membership.objects.filter(pk__in=lines).update(**gone)
            forgetting.forget_of_members(lines)
            Application.objects.filter(membership__in=lines).update(**APPLIED)
            write(
                actor=SYSTEM,
                action="members.former-members-erased",
                subject=Subject("register", "members", "registers of members"),
                payload={"members": len(lines)},
            )
    return len(lines)


def forget_applications() -> int:
    """End what waited too long for a guardian, and delete what was decided long ago; how many were deleted."""
    before = clock.now() - timedelta(days=int(parameters.value("application-days")))
    waiting = Application.objects.filter(state=ApplicationState.AWAITING_CONSENT)
    for application in waiting.filter(made_at__lt=before):
        applying.withdraw(application, SYSTEM)
    with transaction.atomic():
        over = Application.objects.filter(pk__in=_decided_before(before).values("pk"))
        forgetting.let_go(over)
        _all, deleted = over.delete()
    return deleted.get("members.Application", 0)


def _ceased_long_ago(day: date) -> QuerySet[Membership]:
    years = int(parameters.value("former-member-years", day))
    lines = Membership.objects.filter(ceased_on__lte=birthday(day, -years))
    return lines.exclude(**REGISTERED)


def _decided_before(moment: datetime) -> ApplicationQuerySet:
    """An organisation's accepted application stays while it is a member: it says who acts for it."""
    ended = Q(state__in=[ApplicationState.REFUSED, ApplicationState.WITHDRAWN])
    accepted = Q(state=ApplicationState.ACCEPTED) & (
        Q(member_organisation=None) | Q(membership__ceased_on__isnull=False)
    )
    return Application.objects.filter(ended | accepted, decided_at__lt=moment)
