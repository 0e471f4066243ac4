"""Making, acknowledging and answering a complaint."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from council.models import MOVES, Complaint, ComplaintState
from look import words
from members import outbox
from members.models import Person
from record import entries
from statute import parameters

# Neither vowels nor letters that look like numbers: a reference is read out on the phone and spells no word.
ALPHABET = "BCDFGHJKMNPQRTVWXYZ2346789"
VISITOR = entries.Actor("visitor", "visitor")


class ComplaintRefused(Exception):
    """The complaint cannot make this move. `message` says why, to an officer."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@transaction.atomic
def complain(*, name: str, about: str, text: str, email: str = "", phone: str = "") -> Complaint:
    """Keep a complaint and acknowledge it by e-mail where there is an address.

    The last day to acknowledge it is counted from today by the parameter `complaint-acknowledgement-days`.
    """
    now = timezone.now()
    days = int(parameters.value("complaint-acknowledgement-days", timezone.localdate(now)))
    complaint = Complaint.objects.create(
        reference=_new_reference(),
        name=name,
        about=about,
        text=text,
        email=email,
        phone=phone,
        made_at=now,
        acknowledge_by=timezone.localdate(now) + timedelta(days=days),
        state=ComplaintState.ACKNOWLEDGED if email else ComplaintState.RECEIVED,
        acknowledged_at=now if email else None,
    )
    if email:
        _post_acknowledgement(complaint)
    _record(complaint, "council.complaint-made", VISITOR)
    return complaint


@transaction.atomic
def acknowledge(*, complaint: Complaint, by: Person) -> Complaint:
    """Note that the person was told, by phone or letter, that we have the complaint. Raises ComplaintRefused."""
    locked = _locked(complaint, ComplaintState.ACKNOWLEDGED)
    locked.acknowledged_at = timezone.now()
    locked.save()
    _record(locked, "council.complaint-acknowledged", by.as_actor("officer"))
    return locked


@transaction.atomic
def answer(*, complaint: Complaint, by: Person, text: str) -> Complaint:
    """Answer it, by e-mail where there is an address. Raises ComplaintRefused."""
    locked = _locked(complaint, ComplaintState.ANSWERED)
    locked.answer, locked.answered_by, locked.answered_at = text, by, timezone.now()
    locked.acknowledged_at = locked.acknowledged_at or locked.answered_at
    locked.save()
    if locked.email:
        subject = _("Our answer to your complaint %(reference)s") % {"reference": locked.reference}
        outbox.post(to=locked.email, subject=subject, text=f"{text}\n\n{_signature()}")
    _record(locked, "council.complaint-answered", by.as_actor("officer"))
    return locked


def _locked(complaint: Complaint, target: ComplaintState) -> Complaint:
    locked = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if (locked.state, target) not in MOVES:
        raise ComplaintRefused(
            _("Complaint %(reference)s is already marked “%(state)s”.")
            % {"reference": locked.reference, "state": locked.get_state_display()}
        )
    locked.state = target
    return locked


def _new_reference() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _place in range(8))
    return f"C-{letters[:4]}-{letters[4:]}"


def _post_acknowledgement(complaint: Complaint) -> None:
    lines = [
        _("Dear %(name)s,") % {"name": complaint.name},
        _("We have your complaint of %(day)s. Its reference is %(reference)s.")
        % {"day": words.day(complaint.made_at), "reference": complaint.reference},
        _("A person will look into it and write to you without undue delay."),
        _(
            "If you are unhappy with how we use personal data you may also go to the Information Commissioner: ico.org.uk, 0303 123 1113."
        ),
        _signature(),
    ]
    subject = _("We have your complaint %(reference)s") % {"reference": complaint.reference}
    outbox.post(to=complaint.email, subject=subject, text="\n\n".join(lines))


def _signature() -> str:
    return f"{settings.COUNCIL_NAME} {settings.COUNCIL_KIND}\n{settings.COUNCIL_PHONE}"


def _record(complaint: Complaint, action: str, actor: entries.Actor) -> None:
    subject = entries.Subject("complaint", complaint.reference, complaint.reference)
    entries.write(actor=actor, action=action, subject=subject, payload={"about": complaint.about})
