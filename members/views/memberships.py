"""A member's own pages: what they are in, the class they vote in, who votes for them, leaving and erasing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members import delegating, erasing, leaving, sections
from members import voting_class as choosing
from members.errors import MemberError
from members.holdings import holding
from members.membership_forms import DelegateForm, SureForm, VotingClassForm
from members.membership_policies import can_act_for
from members.membership_words import facts, standing
from members.models import Application, Membership, Person
from statute import parameters

_A_PAGE = 20
View = Callable[..., HttpResponse]


def own(view: View) -> View:
    """Gives the view the reader's membership; anybody else's is not there."""

    @wraps(view)
    @never_cache
    @login_required
    def guarded(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        person = cast("Person", request.user)
        lines = Membership.objects.acted_for_by(person).select_related(
            "organisation", "member_organisation", "delegate"
        )
        return view(request, get_object_or_404(lines, pk=pk), **kwargs)

    return guarded


def acting(view: View) -> View:
    """As `own`, and only for whoever may act for the member."""

    @wraps(view)
    def guarded(request: HttpRequest, found: Membership, **kwargs: Any) -> HttpResponse:
        if not can_act_for(cast("Person", request.user), found):
            raise Http404
        return view(request, found, **kwargs)

    return own(guarded)


@require_safe
@never_cache
@login_required
def memberships(request: HttpRequest) -> HttpResponse:
    """Every membership and every application of the reader."""
    person = cast("Person", request.user)
    lines = Membership.objects.acted_for_by(person).select_related("organisation")
    page = Paginator(lines.order_by("ceased_on", "pk"), _A_PAGE).get_page(request.GET.get("page"))
    # Those decided are on the page of the membership, or have nothing more to follow.
    applications = Application.objects.open().followed_by(person)[:_A_PAGE]
    context = {"page": page, "applications": applications}
    return render(request, "members/memberships.html", context)


@require_safe
@own
def membership(request: HttpRequest, found: Membership) -> HttpResponse:
    stands = standing(found)
    context = {
        "membership": found,
        "group": stands.name_of(found.class_code),
        "votes": stands.stakeholder_class is not None and stands.stakeholder_class.votes,
        "can_act": can_act_for(cast("Person", request.user), found),
        "facts": facts(found),
        "others": Membership.objects.same_member(found).exclude(pk=found.pk),
        "sections": sections.of_membership(found, request),
    }
    return render(request, "members/membership.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def leave(request: HttpRequest, found: Membership) -> HttpResponse:
    form = SureForm(_posted(request), label=_("Yes, I want to leave"))
    if form.is_valid():
        answer = _acted(request, form, lambda actor: leaving.leave(found, actor))
        if answer:
            messages.success(request, _("You have left. The register says so from today."))
            return redirect(found)
    context = {"membership": found, "form": form, "holding": holding(found)}
    return render(request, "members/leave_membership.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def erase(request: HttpRequest, found: Membership) -> HttpResponse:
    form = SureForm(_posted(request), label=_("Yes, erase it"))
    if form.is_valid() and _acted(request, form, lambda actor: erasing.erase(found, actor)):
        messages.success(request, _("What the register need not hold is erased."))
        return redirect("members:memberships")
    years = int(parameters.value("former-member-years"))
    context = {"membership": found, "form": form, "years": years}
    return render(request, "members/erase.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def voting_class(request: HttpRequest, found: Membership) -> HttpResponse:
    """Which of one's classes to vote in."""
    lines = list(Membership.objects.same_member(found).order_by("number"))
    form = VotingClassForm(_posted(request), lines=lines, standing=standing(found))
    if form.is_valid():
        chosen = form.chosen()
        if _acted(request, form, lambda actor: choosing.choose_voting_class(chosen, actor)):
            messages.success(request, _("From now on you vote in the group you chose."))
            return redirect(chosen)
    context = {"membership": found, "form": form, "held": choosing.held_because(found.organisation)}
    return render(request, "members/voting_class.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@acting
def delegate(request: HttpRequest, found: Membership) -> HttpResponse:
    """Who votes for an organisation that is a member."""
    form = DelegateForm(_posted(request))
    if form.is_valid():
        given = form.cleaned_data
        if _acted(
            request,
            form,
            lambda actor: delegating.appoint_delegate(
                found, email=given["email"], name=given["name"], by=actor
            ),
        ):
            messages.success(request, _("They vote for you from now on."))
            return redirect(found)
    return render(request, "members/delegate.html", {"membership": found, "form": form})


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _acted(request: HttpRequest, form: Any, act: Callable[[Any], object]) -> bool:
    """Do it as this member; a refusal stands on the form."""
    try:
        act(cast("Person", request.user).as_actor("member"))
    except MemberError as refusal:
        form.add_error(None, refusal.message)
        return False
    return True
