"""What a resolution must be before it is kept, and before it is called."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from governance import drafting
from governance.errors import GovernanceError
from governance.models import Channel, MeetingState, Resolution, ResolutionState, Statutory
from governance.proposals import proposable
from members.models import Constitution
from statute import clock, parameters
from statute.months import months_later


def check_draft(resolution: Resolution) -> None:
    """Raises GovernanceError with the answer it is about. Holds the draft of new rules, if it proposes one."""
    if resolution.closes_at <= resolution.opens_at:
        raise GovernanceError(_("The vote must close after it opens."), "closes_at")
    if resolution.record_date > resolution.opens_at.date():
        raise GovernanceError(_("The record date must not be after the vote opens."), "record_date")
    _check_channel(resolution)
    _check_first(resolution)
    _check_adopts(resolution)


def _check_first(resolution: Resolution) -> None:
    """A second meeting confirms what the first decided by the same rule."""
    first, rule = resolution.first, resolution.rule
    if first is None:
        return
    if rule.second_meeting_threshold is None or first.rule.code != rule.code:
        raise GovernanceError(
            _(
                "A second meeting decides by the rule of the first, and only where the rules ask for two meetings."
            ),
            "first",
        )


def _check_adopts(resolution: Resolution) -> None:
    """The second of two meetings confirms the draft that the first decided on."""
    needed = resolution.rule.changes_rules and resolution.first is None
    if needed != (resolution.adopts is not None):
        raise GovernanceError(
            _(
                "A change of the rules is decided by the rule for changing rules, with a draft version."
            ),
            "adopts" if needed else "rule_code",
        )
    if resolution.adopts is not None:
        _check_proposable(resolution, drafting.locked(resolution.adopts))


def _check_proposable(resolution: Resolution, draft: Constitution) -> None:
    found = proposable(resolution.organisation, resolution if resolution.pk else None)
    if not found.filter(pk=draft.pk).exists():
        raise GovernanceError(_("Another resolution proposes this draft already."), "adopts")


def _check_channel(resolution: Resolution) -> None:
    by_signature = resolution.rule.statutory == Statutory.DISSOLUTION
    if by_signature != (resolution.channel == Channel.SIGNATURES):
        raise GovernanceError(
            _(
                "Dissolution by instrument is decided by signatures, and nothing else is: section 119 of the 2014 Act."
            ),
            "channel",
        )


def check_can_be_called(resolution: Resolution) -> None:
    if resolution.closes_at <= clock.now():
        raise GovernanceError(_("The vote would be over already. Change the dates first."))
    meeting = resolution.meeting
    if meeting is not None and meeting.state != MeetingState.CALLED:
        raise GovernanceError(_("Call the meeting first: members must have notice of it."))
    if meeting is not None and not meeting.votes_online and resolution.channel == Channel.BALLOT:
        raise GovernanceError(
            _(
                "This meeting may not vote online. Cite the rule that allows it on the meeting’s page."
            )
        )
    if resolution.rule.second_meeting_threshold is not None and resolution.first is not None:
        _check_second_meeting(resolution, resolution.first)


def _check_second_meeting(second: Resolution, first: Resolution) -> None:
    """Sections 112 and 113: the second meeting is held 14 days to one month after the first."""
    if first.state != ResolutionState.PASSED:
        raise GovernanceError(_("The first meeting has not passed this resolution."), "first")
    closed = first.ballot.closes_at if first.ballot is not None else first.closes_at
    on, held = second.record_date, timezone.localdate(closed)
    days = int(parameters.value("society-second-meeting-earliest-days", on))
    months = int(parameters.value("society-second-meeting-latest-months", on))
    earliest, latest = held + timedelta(days=days), months_later(held, months)
    if not earliest <= timezone.localdate(second.closes_at) <= latest:
        raise GovernanceError(
            _("The second meeting must be between %(earliest)s and %(latest)s.")
            % {
                "earliest": date_format(earliest, "j F Y"),
                "latest": date_format(latest, "j F Y"),
            },
            "closes_at",
        )
