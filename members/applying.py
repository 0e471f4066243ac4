"""Applying to become a member, a guardian's consent, and taking an application back. The secretary decides in `deciding`."""

from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from members import joining_letters
from members.already_known import Known, known
from members.answers import Answers, check
from members.describing import described
from members.errors import AlreadyKnown, MemberError, NotEligible
from members.joining import Joining, joining
from members.models import Application, ApplicationState, Payment, Person
from members.verifying import verify_at_once
from record.entries import Actor, write
from statute import clock

_LOCK = "SELECT pg_advisory_xact_lock(19440714, hashtext(%s))"


def apply(*, way: Joining, applicant: Person, answers: Answers, reference: UUID) -> Application:
    """Ask to become a member; the same reference sent twice is one application.

    `applicant` is a signed-in or just proven account. Raises NotEligible, and AlreadyKnown to whoever proved the
    address that is registered; a stranger with a member's details gets an application like any other, and the
    registered address is told.
    """
    with transaction.atomic():
        _lock(str(reference))
        if sent := Application.objects.filter(reference=reference).first():
            return _own(sent, applicant)
        way = _as_the_rules_are(way)
        ward_code = check(way, answers, applicant.email)
        application = described(way, applicant, answers, reference, ward_code)
        _lock(bytes(application.match_key or b"").hex())
        duplicate = known(application)
        _refuse_the_known(duplicate, applicant)
        if duplicate:
            application.possible_duplicate = True
        application.save(force_insert=True)
        verify_at_once(application, way.stakeholder_class)
        joining_letters.received(application)
        if duplicate:
            joining_letters.somebody_applied_with_your_details(duplicate, application)
        if application.state == ApplicationState.AWAITING_CONSENT:
            joining_letters.ask_guardian(application)
        write(
            actor=applicant.as_actor("applicant"),
            action="members.applied",
            subject=application.as_subject(),
            payload={"class": application.class_code},
        )
    return application


def ask_guardian_again(application: Application) -> None:
    """Send the guardian a new link; the older one works as long as it did. Raises MemberError."""
    with transaction.atomic():
        application = _locked(application)
        if application.state != ApplicationState.AWAITING_CONSENT:
            raise MemberError(_("This application waits for nobody’s consent any more."))
        joining_letters.ask_guardian(application)


def consent(application: Application) -> Application:
    """The guardian agrees, having read a link that only their address got. Raises MemberError, also the second time."""
    return _guardian_answers(application, ApplicationState.SUBMITTED, "members.consented")


def decline_consent(application: Application) -> Application:
    """The guardian does not agree: the application ends. Raises MemberError."""
    application.decision_reason = _("Your parent or guardian did not agree.")
    return _guardian_answers(application, ApplicationState.REFUSED, "members.consent-declined")


def withdraw(application: Application, by: Actor) -> Application:
    """The applicant takes it back. Raises MemberError where it is decided."""
    with transaction.atomic():
        application = _locked(application)
        if not application.is_open:
            raise MemberError(
                _("This application has been decided: there is nothing to take back.")
            )
        application.state, application.decided_at = ApplicationState.WITHDRAWN, clock.now()
        application.save(update_fields=["state", "decided_at"])
        write(actor=by, action="members.application-withdrawn", subject=application.as_subject())
    return application


def say_sent(application: Application, by: Actor) -> Application:
    """The applicant says that the money is on its way; the secretary says whether it came. Raises MemberError."""
    with transaction.atomic():
        application = _locked(application)
        if not application.awaits_payment or application.payment != Payment.PLEDGED:
            raise MemberError(_("No payment is awaited for this application."))
        application.payment = Payment.SENT
        application.save(update_fields=["payment"])
        write(actor=by, action="members.payment-sent", subject=application.as_subject())
    return application


def _as_the_rules_are(way: Joining) -> Joining:
    """The class as it is now: the rules may have changed since the form was shown."""
    current = joining(way.organisation, way.stakeholder_class.code, way.who)
    if current is None:
        raise NotEligible(_("This group cannot be joined any more. Look at the others."))
    return current


def _refuse_the_known(duplicate: Known | None, applicant: Person) -> None:
    if duplicate and duplicate.is_of(applicant):
        raise AlreadyKnown(duplicate.sentence)


def _guardian_answers(
    application: Application, state: ApplicationState, action: str
) -> Application:
    with transaction.atomic():
        reason, application = application.decision_reason, _locked(application)
        if application.state != ApplicationState.AWAITING_CONSENT:
            raise MemberError(_("This question has been answered already. Nothing was changed."))
        application.state = state
        if state == ApplicationState.REFUSED:
            application.decision_reason, application.decided_at = reason, clock.now()
        else:
            application.guardian_agreed_at = clock.now()
        application.save()
        joining_letters.guardian_answered(application)
        guardian = Actor("parent or guardian", str(application.reference))
        write(actor=guardian, action=action, subject=application.as_subject())
    return application


def _own(sent: Application, applicant: Person) -> Application:
    if sent.applicant_id != applicant.pk:
        raise MemberError(_("This form was sent already. Begin a new one."))
    return sent


def _locked(application: Application) -> Application:
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=application.pk)
    )


def _lock(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [what])
