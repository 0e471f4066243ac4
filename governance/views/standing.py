"""A member's own candidacy: standing, its state, asking for proposers, proposing somebody else, withdrawing."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from governance import nominating, proposing
from governance.election_page import takes_nominations
from governance.errors import GovernanceError
from governance.forms.standing import ProposeForm, StandForm, WithdrawForm
from governance.models import Contest, ElectionState, Nomination, NominationState
from governance.nominating import STANDING, why_not
from governance.policies import memberships_of, nominations_of
from governance.views.access import get_contest, get_election
from statute import clock

if TYPE_CHECKING:
    from members.models import Membership, Person

forms_only = require_http_methods(["GET", "HEAD", "POST"])


@forms_only
@never_cache
@login_required
def stand(request: HttpRequest, slug: str, election: str, constituency: str) -> HttpResponse:
    """Stand in a contest; for who may not, why not."""
    contest = get_contest(request, slug, election, constituency)
    own = list(memberships_of(_person(request), contest.election.organisation))
    may = [one for one in own if not why_not(contest, one)]
    if not may or not takes_nominations(contest.election, clock.now()):
        return _cannot(request, contest, own)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    purpose = f"photo for contest {contest.pk} by {_person(request).pk}"
    form = StandForm(*data, memberships=may, purpose=purpose)
    made = _nominate(form, contest, _person(request)) if form.is_bound else None
    if made is not None:
        messages.success(request, _("Your nomination is in."))
        return redirect("governance:nomination", slug, election, made.pk)
    refused = form.non_field_errors()
    context = {**_about(contest), "form": form}
    return render(request, "elections/stand.html", context, status=409 if refused else 200)


def _nominate(form: StandForm, contest: Contest, by: "Person") -> Nomination | None:
    """The nomination, or None with the reasons on the form and the photo kept for the next try."""
    made = None
    if form.is_valid():
        said, membership = form.candidacy(), form.membership
        try:
            made = nominating.nominate(contest=contest, membership=membership, by=by, said=said)
        except GovernanceError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    if made is None:
        form.hold_photo()
    else:
        form.let_go()
    return made


def _cannot(request: HttpRequest, contest: Contest, own: "list[Membership]") -> HttpResponse:
    election, now = contest.election, clock.now()
    context = {
        **_about(contest),
        "taking": takes_nominations(election, now),
        "early": election.state == ElectionState.CALLED and now < election.nominations_open_at,
        "member": bool(own),
        "reasons": dict.fromkeys(why_not(contest, one) for one in own),
    }
    return render(request, "elections/cannot_stand.html", context, status=409)


@require_safe
@never_cache
@login_required
def nomination(request: HttpRequest, slug: str, election: str, pk: int) -> HttpResponse:
    """One's own candidacy: what it says, where it stands, and the link for proposers."""
    mine = _mine(request, slug, election, pk)
    proposers, needed = mine.proposed_by.count(), mine.contest.proposers
    context = {
        **_about(mine.contest),
        "nomination": mine,
        "proposers": proposers,
        "lacking": max(needed - proposers, 0),
        "propose_url": request.build_absolute_uri(proposing.link(mine)),
        "awaiting": mine.state == NominationState.AWAITING_PROPOSERS,
        "can_withdraw": _can_withdraw(mine),
    }
    return render(request, "elections/nomination.html", context)


@forms_only
@never_cache
@login_required
def withdraw(request: HttpRequest, slug: str, election: str, pk: int) -> HttpResponse:
    mine = _mine(request, slug, election, pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            nominating.withdraw(mine, _person(request), form.cleaned_data["reason"])
        except GovernanceError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("You have withdrawn."))
            return redirect("governance:nomination", slug, election, pk)
    context = {**_about(mine.contest), "nomination": mine, "form": form, "refusal": refusal}
    return render(request, "elections/withdraw.html", context, status=409 if refusal else 200)


@forms_only
@never_cache
@login_required
def propose(request: HttpRequest, slug: str, election: str, token: str) -> HttpResponse:
    """A fellow member opens the candidate's link and proposes them. 404 for who is no member."""
    made = get_election(request, slug, election)
    found = Nomination.objects.select_related("contest__election__organisation", "membership")
    asked = get_object_or_404(found, pk=proposing.nomination_of(token), contest__election=made)
    own = list(memberships_of(_person(request), made.organisation))
    if not own:
        raise Http404
    form = ProposeForm(request.POST if request.method == "POST" else None, memberships=own)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            nominating.propose(nomination=asked, membership=form.membership, by=_person(request))
        except GovernanceError as refused:
            refusal = refused.message
    context = {
        **_about(asked.contest),
        "nomination": asked,
        "form": form,
        "refusal": refusal,
        "proposed": asked.proposed_by.filter(membership__in=own).exists(),
        "standing": asked.state in STANDING,
    }
    return render(request, "elections/propose.html", context, status=409 if refusal else 200)


def _mine(request: HttpRequest, slug: str, election: str, pk: int) -> Nomination:
    """One's own nomination in this election. Raises Http404."""
    made = get_election(request, slug, election)
    found = nominations_of(_person(request)).select_related(
        "contest__election__organisation", "membership"
    )
    return get_object_or_404(found, pk=pk, contest__election=made)


def _can_withdraw(mine: Nomination) -> bool:
    return mine.state in STANDING and mine.contest.election.state == ElectionState.CALLED


def _about(contest: Contest) -> dict[str, object]:
    election = contest.election
    return {"organisation": election.organisation, "election": election, "contest": contest}


def _person(request: HttpRequest) -> "Person":
    return cast("Person", request.user)
