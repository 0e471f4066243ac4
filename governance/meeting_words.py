"""What is said of a meeting."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.models import Body, Meeting, MeetingState
from look import words
from members.models import Constitution


def heading(meeting: Meeting) -> str:
    if meeting.state == MeetingState.CANCELLED:
        return _("%(title)s: cancelled") % {"title": meeting.title}
    return meeting.title


def facts(meeting: Meeting) -> list[tuple[Any, ...]]:
    """Rows of a summary list."""
    rows: list[tuple[Any, ...]] = [
        (_("When"), words.moment(meeting.held_at)),
        (_("Where"), meeting.place),
        (_("Whose meeting"), whose(meeting)),
        (_("Voting online"), online(meeting)),
    ]
    if meeting.attendance is not None:
        rows.append((_("Came"), came(meeting.attendance)))
    return rows


def whose(meeting: Meeting) -> str:
    """The name its body had on that day; empty means all members."""
    if not meeting.body_code:
        return _("All members")
    constitution = Constitution.objects.in_force(meeting.organisation, meeting.held_at.date())
    body = Body.objects.filter(constitution=constitution, code=meeting.body_code).first()
    return body.name if body else meeting.body_code


def online(meeting: Meeting) -> str:
    """A meeting may vote online only under a rule, and the page says which."""
    if meeting.votes_online:
        return _("Yes, by this rule: %(rule)s") % {"rule": meeting.online_rule}
    return _("No: members vote in the room")


def came(people: int) -> str:
    return ngettext("%(people)d person", "%(people)d people", people) % {"people": people}
