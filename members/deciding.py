"""Deciding an application: accept it, refuse it, and see its payment come in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from members import decision_letters
from members.admission import check
from members.classes import class_on, today
from members.entering import enter, locked
from members.errors import MemberError
from members.holding_shares import issue
from members.models import (
    AWAITED,
    Application,
    ApplicationState,
    Membership,
    Payment,
    Person,
)
from record import entries
from statute import clock


@dataclass(frozen=True)
class Several:
    """What became of several applications: the new lines, and each refusal with its sentence."""

    members: list[Membership]
    not_done: list[tuple[Application, str]]


@transaction.atomic
def accept(*, application: Application, by: Person, reason: str = "") -> Membership:
    """Enter the applicant in the register, issue shares that are paid for, and tell them. Raises MemberError.

    Two officers at once: the second is told that it is decided.
    """
    application = _undecided(application, {ApplicationState.SUBMITTED})
    day = today()
    wanted = class_on(application.organisation, application.class_code, day)
    check(application, wanted, day)
    membership = enter(application, wanted, day)
    _decide(application, ApplicationState.ACCEPTED, by, reason, membership)
    application.verifications.update(membership=membership)
    if application.payment == Payment.PAID and application.shares:
        _issue(application, membership, by)
    decision_letters.accepted(application, membership, wanted)
    entries.write(
        actor=by.as_actor("secretary"),
        action="members.application-accepted",
        subject=membership.as_subject(),
        payload={"class": membership.class_code},
    )
    return membership


def accept_several(*, applications: Iterable[Application], by: Person) -> Several:
    """Accept each in a transaction of its own: one that cannot be keeps no other waiting.

    Who may be a member already is not accepted unread.
    """
    done = Several([], [])
    for application in applications:
        try:
            _refuse_unread(application)
            done.members.append(accept(application=application, by=by))
        except MemberError as refusal:
            done.not_done.append((application, refusal.message))
    return done


def _refuse_unread(application: Application) -> None:
    if application.possible_duplicate:
        raise MemberError(
            _("This may be somebody who is a member or has applied already. Look at it first.")
        )


@transaction.atomic
def refuse(*, application: Application, by: Person, reason: str) -> None:
    """Refuse with a reason, which the applicant reads. Raises MemberError."""
    if not reason.strip():
        raise MemberError(_("Give a reason. The applicant reads it."))
    waiting = {ApplicationState.SUBMITTED, ApplicationState.AWAITING_CONSENT}
    application = _undecided(application, waiting)
    _decide(application, ApplicationState.REFUSED, by, reason)
    decision_letters.refused(application)
    entries.write(
        actor=by.as_actor("secretary"),
        action="members.application-refused",
        subject=application.as_subject(),
    )


@transaction.atomic
def confirm_payment(*, application: Application, by: Person) -> None:
    """The price that was pledged has come in: shares follow at once for a member, else on acceptance. Raises MemberError."""
    application = _locked(application)
    if application.state not in {ApplicationState.SUBMITTED, ApplicationState.ACCEPTED}:
        raise MemberError(_("This application is not open. Send the money back."))
    if application.payment not in AWAITED:
        raise MemberError(_("No payment is awaited for this application."))
    application.payment = Payment.PAID
    application.save(update_fields=["payment"])
    if application.membership and application.shares:
        _issue(application, application.membership, by)
    entries.write(
        actor=by.as_actor("secretary"),
        action="members.payment-confirmed",
        subject=application.as_subject(),
    )


def _locked(application: Application) -> Application:
    # The organisation first, as everywhere, so that two decisions never wait for each other in a ring.
    locked(application.organisation)
    rows = Application.objects.select_for_update(of=["self"]).select_related(
        "organisation", "applicant", "member_organisation", "membership"
    )
    return rows.get(pk=application.pk)


def _undecided(application: Application, states: set[ApplicationState]) -> Application:
    application = _locked(application)
    if application.state not in states:
        label = ApplicationState(application.state).label
        raise MemberError(
            _("This application is “%(state)s”. Nothing was changed.") % {"state": label}
        )
    return application


def _decide(
    application: Application,
    state: ApplicationState,
    by: Person,
    reason: str,
    membership: Membership | None = None,
) -> None:
    application.state, application.membership = state, membership
    application.decided_at, application.decided_by = clock.now(), by
    application.decision_reason = reason.strip()
    application.save(
        update_fields=["state", "membership", "decided_at", "decided_by", "decision_reason"]
    )


def _issue(application: Application, membership: Membership, by: Person) -> None:
    issue(
        membership=membership,
        by=by,
        shares=application.shares,
        on=today(),
        reason=_("Paid on application"),
    )
