"""A meeting from draft to held."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from governance.calling import said, slug_for
from governance.errors import GovernanceError
from governance.models import Meeting, MeetingState, ResolutionState
from governance.models.meeting import MEETING_MOVES
from members.models import Organisation, Person
from record import entries
from statute import clock


@dataclass(frozen=True)
class MeetingFacts:
    title: str
    held_at: datetime
    place: str
    body_code: str = ""
    votes_online: bool = False
    online_rule: str = ""


@transaction.atomic
def make_meeting(*, organisation: Organisation, by: Person, facts: MeetingFacts) -> Meeting:
    """A draft. Raises GovernanceError for online voting without the rule that allows it."""
    _check_online(facts)
    slug = slug_for(organisation.meetings.all(), facts.title, "meeting")
    meeting = Meeting.objects.create(organisation=organisation, slug=slug, **vars(facts))
    _record(meeting, by, "governance.meeting-made")
    return meeting


@transaction.atomic
def change_meeting(*, meeting: Meeting, by: Person, facts: MeetingFacts) -> Meeting:
    """Change a draft. Raises GovernanceError once members have notice."""
    _check_online(facts)
    locked = _lock(meeting)
    if locked.state != MeetingState.DRAFT:
        raise GovernanceError(_("Members have notice of this meeting: cancel it and call another."))
    for name, value in vars(facts).items():
        setattr(locked, name, value)
    locked.save()
    _record(locked, by, "governance.meeting-changed")
    return locked


def call(meeting: Meeting, by: Person) -> None:
    """Give notice. Raises GovernanceError for a meeting in the past."""
    with transaction.atomic():
        locked = _lock(meeting)
        now = clock.now()
        if locked.held_at <= now:
            raise GovernanceError(_("This meeting would be over already."), "held_at")
        locked.called_at = now
        _move(locked, MeetingState.CALLED, by, "governance.meeting-called")
    meeting.refresh_from_db()


def hold(meeting: Meeting, by: Person, attendance: int, minutes: str) -> None:
    """Keep who came, as a number, and the minutes. Raises GovernanceError before its hour."""
    with transaction.atomic():
        locked = _lock(meeting)
        if clock.now() < locked.held_at:
            raise GovernanceError(_("The meeting has not begun yet."))
        locked.attendance, locked.minutes = attendance, minutes.strip()
        _move(locked, MeetingState.HELD, by, "governance.meeting-held", attendance=attendance)
    meeting.refresh_from_db()


def cancel(meeting: Meeting, by: Person, reason: str) -> None:
    """Call it off, with a public reason. Raises GovernanceError while a called resolution hangs on it."""
    with transaction.atomic():
        locked = _lock(meeting)
        if locked.resolutions.filter(state=ResolutionState.CALLED).exists():
            raise GovernanceError(_("Withdraw the resolutions of this meeting first."))
        locked.cancelled_reason = said(reason)
        _move(
            locked,
            MeetingState.CANCELLED,
            by,
            "governance.meeting-cancelled",
            reason=locked.cancelled_reason,
        )
    meeting.refresh_from_db()


def _check_online(facts: MeetingFacts) -> None:
    if facts.votes_online and not facts.online_rule.strip():
        raise GovernanceError(
            _("Cite the rule that allows this meeting to vote online."), "online_rule"
        )


def _lock(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def _move(meeting: Meeting, to: str, by: Person, action: str, **payload: object) -> None:
    if (meeting.state, to) not in MEETING_MOVES:
        raise GovernanceError(
            _("This meeting is “%(now)s”, so it cannot become “%(then)s”.")
            % {"now": MeetingState(meeting.state).label, "then": MeetingState(to).label}
        )
    meeting.state = to
    meeting.save()
    _record(meeting, by, action, **payload)


def _record(meeting: Meeting, by: Person, action: str, **payload: object) -> None:
    entries.write(
        actor=by.as_actor("secretary"),
        action=action,
        subject=meeting.as_subject(),
        payload=payload,
    )
