"""Evidence and what officers noted of it, gone: when its period is over, and when whoever it is of is erased."""

from collections.abc import Collection
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q

from members import evidence
from members.models import Membership, Verification
from members.models.application import ApplicationQuerySet
from members.models.verification import VerificationQuerySet
from statute import clock, parameters


def forget_evidence() -> int:
    """Delete every copy whose retention period is over, and files that nothing names; gives how many went."""
    days = int(parameters.value("evidence-retention-days"))
    old = Verification.objects.exclude(evidence="").filter(
        at__lt=clock.now() - timedelta(days=days)
    )
    gone = 0
    for one in old.iterator():
        evidence.delete(one.evidence)
        one.evidence = one.evidence_kind = ""
        one.save(update_fields=["evidence", "evidence_kind"])
        gone += 1
    named = Verification.objects.exclude(evidence="").values_list("evidence", flat=True)
    for name in evidence.strays(named):
        evidence.delete(name)
        gone += 1
    return gone


def forget_of_member(membership: Membership) -> None:
    """What was shown for a membership and for the application it came from; that something was, and when, stays."""
    forget_of_members([membership.pk])


def forget_of_members(memberships: Collection[int]) -> None:
    """The same for many, by their keys."""
    of_lines = Q(membership__in=memberships) | Q(application__membership__in=memberships)
    _forget(Verification.objects.filter(of_lines))


def forget_of_applications(applications: ApplicationQuerySet) -> None:
    """The same for applications that are erased."""
    _forget(Verification.objects.filter(application__in=applications))


def let_go(applications: ApplicationQuerySet) -> None:
    """Before applications are deleted: a member's verifications stay with the membership, the rest go. In a transaction."""
    made = Verification.objects.filter(application__in=applications)
    made.exclude(membership=None).update(application=None)
    rest = Verification.objects.filter(application__in=applications)
    _forget(rest)
    rest.delete()


def _forget(made: VerificationQuerySet) -> None:
    """Files go once the rows say so for good: a transaction that fails keeps both."""
    names = list(made.exclude(evidence="").values_list("evidence", flat=True))
    made.update(seen="", evidence="", evidence_kind="")
    for name in names:
        transaction.on_commit(partial(evidence.delete, name))
