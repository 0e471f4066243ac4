"""Meetings for anyone to read: when, where, what is moved there, and afterwards the minutes."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from governance import policies
from governance.meeting_words import facts, heading
from governance.resolution_words import heading as outcome
from governance.views.access import get_organisation
from governance.views.resolution_access import get_meeting

PER_PAGE = 20


@require_safe
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """Every meeting of which notice was given, the latest first."""
    organisation = get_organisation(request, slug)
    found = policies.public_meetings(organisation).select_related("organisation")
    page = Paginator(found.order_by("-held_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"organisation": organisation, "page": page}
    return render(request, "governance/meetings/meetings.html", context)


@require_safe
def meeting(request: HttpRequest, slug: str, meeting: str) -> HttpResponse:
    """One meeting with its resolutions, and the other meeting where two decide."""
    found = get_meeting(request, slug, meeting)
    moved = policies.public_resolutions(found.organisation).filter(meeting=found)
    moved = moved.select_related("organisation", "first__meeting", "second__meeting").order_by("pk")
    context = {
        "organisation": found.organisation,
        "meeting": found,
        "heading": heading(found),
        "facts": facts(found),
        "resolutions": [(one, outcome(one)) for one in moved],
    }
    return render(request, "governance/meetings/meeting.html", context)
