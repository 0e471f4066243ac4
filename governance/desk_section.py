"""Rules and votes on an organisation's page on the officers' desk: what is being prepared, what runs, and the way to each list."""

from typing import Any

from django.http import HttpRequest

from governance.models import (
    Election,
    ElectionState,
    Meeting,
    MeetingState,
    Resolution,
    ResolutionState,
)
from members.models import Constitution, ConstitutionState, Organisation
from members.organisation_policies import powers
from members.sections import Section, on_desk

TEMPLATE = "governance/sections/desk.html"
_RUNNING = [ElectionState.DRAFT, ElectionState.CALLED, ElectionState.SETTLED]


def votes_on_desk(organisation: Organisation, request: HttpRequest) -> dict[str, Any]:
    """How many of each are under way; drafts of the rules for whoever keeps the register alone."""
    own = {"organisation": organisation}
    drafts = Constitution.objects.filter(**own, state=ConstitutionState.DRAFT)
    elections = Election.objects.filter(**own, state__in=_RUNNING)
    resolutions = Resolution.objects.filter(
        **own, state__in=[ResolutionState.DRAFT, ResolutionState.CALLED]
    )
    meetings = Meeting.objects.filter(**own, state__in=[MeetingState.DRAFT, MeetingState.CALLED])
    return {
        **own,
        "powers": powers(request.user, organisation),
        "drafts": drafts.count(),
        "elections": elections.count(),
        "resolutions": resolutions.count(),
        "meetings": meetings.count(),
    }


def register() -> None:
    """Called once, when the site starts."""
    on_desk(Section("votes", TEMPLATE, votes_on_desk, order=10))
