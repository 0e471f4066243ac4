"""The officers' pages on resolutions: write one, look it over, call it, see where it stands, end it."""

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

from ballots.due import settle
from governance import resolution_page
from governance.electorate import electors
from governance.errors import GovernanceError
from governance.forms.resolutions import ResolutionForm, initial_of
from governance.models import Channel, Resolution, ResolutionState
from governance.moves import offered
from governance.resolution_moves import moves_of
from governance.resolution_words import heading
from governance.resolving import change_resolution, make_resolution, roll_sizes, small_classes
from governance.views.officer.access import for_anyone_on_it, for_secretary, officer
from governance.views.officer.draft_form import draft_form
from governance.views.officer.moving import move_page
from members import organisation_policies as policies
from members.models import Organisation

PER_PAGE = 30
View = Callable[..., HttpResponse]
forms_only = require_http_methods(["GET", "HEAD", "POST"])


def of_organisation(view: View) -> View:
    """Gives the view its resolution instead of the organisation and the address. Raises Http404."""

    @wraps(view)
    def guarded(
        request: HttpRequest, organisation: Organisation, resolution: str, **kwargs: Any
    ) -> HttpResponse:
        found = Resolution.objects.select_related(
            "organisation", "rule__constitution", "meeting", "first__organisation", "ballot__roll"
        )
        one = get_object_or_404(found, organisation=organisation, slug=resolution)
        if one.ballot is not None:
            settle(one.ballot)
        return view(request, one, **kwargs)

    return guarded


def address(resolution: Resolution, name: str = "resolution") -> str:
    return reverse(
        f"governance_officer:{name}", args=[resolution.organisation.slug, resolution.slug]
    )


@require_safe
@for_anyone_on_it
def resolutions(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Every one, the latest close first."""
    found = organisation.resolutions.order_by("-closes_at", "-pk")
    context = {
        "organisation": organisation,
        "powers": policies.powers(request.user, organisation),
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "officer_governance/resolutions.html", context)


@forms_only
@for_secretary
def new(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = ResolutionForm(
        request.POST if request.method == "POST" else None, organisation=organisation
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = make_resolution(
                organisation=organisation, by=officer(request), facts=form.facts()
            )
        except GovernanceError as refused:
            return draft_form(request, organisation, form, "resolution", refused=refused)
        messages.success(request, _("The draft is kept. Look it over, then call it."))
        return redirect(address(made))
    return draft_form(request, organisation, form, "resolution")


@forms_only
@for_secretary
@of_organisation
def change(request: HttpRequest, found: Resolution) -> HttpResponse:
    """Of a draft. Raises Http404 once it is called: its words stay."""
    if found.state != ResolutionState.DRAFT:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = ResolutionForm(
        posted, organisation=found.organisation, resolution=found, initial=initial_of(found)
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_resolution(resolution=found, by=officer(request), facts=form.facts())
        except GovernanceError as refused:
            return draft_form(
                request, found.organisation, form, "resolution", draft=found, refused=refused
            )
        messages.success(request, _("The draft is changed."))
        return redirect(address(found))
    return draft_form(request, found.organisation, form, "resolution", draft=found)


@require_safe
@for_anyone_on_it
@of_organisation
def resolution(request: HttpRequest, found: Resolution) -> HttpResponse:
    """Where it stands, and what can be done with it now."""
    powers = policies.powers(request.user, found.organisation)
    members = electors(found.rule.constitution, found.record_date).count()
    context = {
        **resolution_page.around(found),
        "heading": heading(found),
        "powers": powers,
        "members": members,
        "moves": offered(moves_of(found), found.state, powers),
        "draft": found.state == ResolutionState.DRAFT,
        "is_public": found.called_by_id is not None,
        "signatures": resolution_page.signed(found),
        "told": found.member_notices.all(),
        "collecting": found.channel == Channel.SIGNATURES and found.state == ResolutionState.CALLED,
        "postal": found.channel == Channel.POSTAL_COUNT and found.state == ResolutionState.CALLED,
    }
    return render(request, "officer_governance/resolution.html", context)


@require_safe
@for_secretary
@of_organisation
def preview(request: HttpRequest, found: Resolution) -> HttpResponse:
    """As members will read it once it is called."""
    if found.state != ResolutionState.DRAFT:
        raise Http404
    context = {**resolution_page.around(found), **_numbers(found), "back": address(found)}
    return render(request, "officer_governance/resolution_preview.html", context)


@forms_only
@for_anyone_on_it
@of_organisation
def act(request: HttpRequest, found: Resolution, act: str) -> HttpResponse:
    """Call, withdraw, or count signatures; before the call with who would be on the roll. Raises Http404 for another word."""
    move = next((one for one in moves_of(found) if one.slug == act), None)
    if move is None:
        raise Http404
    more = _numbers(found) if act == "call" and found.state == ResolutionState.DRAFT else {}
    return move_page(request, found.organisation, found, move, back=address(found), more=more)


def _numbers(found: Resolution) -> dict[str, Any]:
    """Who would be on the roll today, and which classes are so few that how they vote could be told."""
    sizes = roll_sizes(found)
    return {
        "roll": resolution_page.roll_table(found.rule, sizes),
        "roll_size": sum(sizes.values()),
        "small": small_classes(found) if found.channel == Channel.BALLOT else [],
    }
