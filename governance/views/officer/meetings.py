"""The secretary's pages on meetings: write one, give notice of it, keep its minutes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.constituting import today
from governance.convening import change_meeting, make_meeting
from governance.errors import GovernanceError
from governance.forms.meetings import MeetingForm, initial_of
from governance.meeting_words import facts
from governance.models import Meeting, MeetingState
from governance.moves import offered
from governance.resolution_moves import MEETING_BY_SLUG, MEETING_MOVES
from governance.views.officer.access import for_anyone_on_it, for_secretary, officer
from governance.views.officer.draft_form import draft_form
from governance.views.officer.moving import move_page
from members import organisation_policies as policies
from members.models import Constitution, Organisation

PER_PAGE = 30
View = Callable[..., HttpResponse]
forms_only = require_http_methods(["GET", "HEAD", "POST"])


def of_organisation(view: View) -> View:
    """Gives the view its meeting instead of the organisation and the address. Raises Http404."""

    @wraps(view)
    def guarded(
        request: HttpRequest, organisation: Organisation, meeting: str, **kwargs: Any
    ) -> HttpResponse:
        found = Meeting.objects.select_related("organisation")
        return view(
            request, get_object_or_404(found, organisation=organisation, slug=meeting), **kwargs
        )

    return guarded


def address(meeting: Meeting) -> str:
    return reverse("governance_officer:meeting", args=[meeting.organisation.slug, meeting.slug])


@require_safe
@for_anyone_on_it
def meetings(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    found = organisation.meetings.order_by("-held_at", "-pk")
    context = {
        "organisation": organisation,
        "powers": policies.powers(request.user, organisation),
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "officer_governance/meetings.html", context)


@forms_only
@for_secretary
def new(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = _bound(request, organisation)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_meeting(organisation=organisation, by=officer(request), facts=form.facts())
        except GovernanceError as refused:
            return draft_form(request, organisation, form, "meeting", refused=refused)
        messages.success(request, _("The draft is kept. Give notice when it is right."))
        return redirect(address(made))
    return draft_form(request, organisation, form, "meeting")


@forms_only
@for_secretary
@of_organisation
def change(request: HttpRequest, found: Meeting) -> HttpResponse:
    """Of a draft. Raises Http404 once members have notice."""
    if found.state != MeetingState.DRAFT:
        raise Http404
    form = _bound(request, found.organisation, initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_meeting(meeting=found, by=officer(request), facts=form.facts())
        except GovernanceError as refused:
            return draft_form(
                request, found.organisation, form, "meeting", draft=found, refused=refused
            )
        messages.success(request, _("The draft is changed."))
        return redirect(address(found))
    return draft_form(request, found.organisation, form, "meeting", draft=found)


@require_safe
@for_anyone_on_it
@of_organisation
def meeting(request: HttpRequest, found: Meeting) -> HttpResponse:
    powers = policies.powers(request.user, found.organisation)
    context = {
        "organisation": found.organisation,
        "meeting": found,
        "facts": facts(found),
        "powers": powers,
        "draft": found.state == MeetingState.DRAFT,
        "moves": offered(MEETING_MOVES, found.state, powers),
        "resolutions": found.resolutions.select_related("organisation").order_by("pk"),
    }
    return render(request, "officer_governance/meeting.html", context)


@forms_only
@for_secretary
@of_organisation
def act(request: HttpRequest, found: Meeting, act: str) -> HttpResponse:
    """Give notice, keep the minutes, or cancel. Raises Http404 for another word."""
    if act not in MEETING_BY_SLUG:
        raise Http404
    return move_page(request, found.organisation, found, MEETING_BY_SLUG[act], back=address(found))


def _bound(
    request: HttpRequest, organisation: Organisation, initial: dict[str, Any] | None = None
) -> MeetingForm:
    rules = Constitution.objects.in_force(organisation, today())
    posted = request.POST if request.method == "POST" else None
    return MeetingForm(posted, constitution=rules, initial=initial)
