"""One application: everything given, who it may already be, and the decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.application_facts import facts
from members.classes import classes_on, meaning, today
from members.deciding import accept, confirm_payment, refuse
from members.duplicates import other_applications, possible_duplicates
from members.errors import MemberError
from members.forms_secretary import DecisionForm
from members.models import Application, ApplicationState, Organisation, StakeholderClass
from members.proofs import method
from members.verifying import is_verified_for, match
from members.views.secretary.access import for_keeper, officer


@for_keeper
def page(request: HttpRequest, organisation: Organisation, reference: str) -> HttpResponse:
    found = _found(organisation, reference)
    if request.method == "POST":
        return _decide(request, organisation, found)
    return _page(request, organisation, found)


@for_keeper
@require_POST
def payment(request: HttpRequest, organisation: Organisation, reference: str) -> HttpResponse:
    found = _found(organisation, reference)
    try:
        confirm_payment(application=found, by=officer(request))
    except MemberError as refused:
        return _page(request, organisation, found, refusal=refused.message)
    messages.success(request, _("The payment is noted."))
    return redirect("secretary:application", slug=organisation.slug, reference=found.reference)


@for_keeper
@require_POST
def matching(request: HttpRequest, organisation: Organisation, reference: str) -> HttpResponse:
    """Look for the applicant in the registers the organisation was given."""
    found = _found(organisation, reference)
    made = match(application=found, by=officer(request))
    if made is None:
        return _page(
            request,
            organisation,
            found,
            refusal=_(
                "In none of your registers is there this name with this birth date and postcode."
            ),
        )
    messages.success(request, _("Found in “%(register)s”.") % {"register": made.seen})
    return redirect("secretary:application", slug=organisation.slug, reference=found.reference)


def _found(organisation: Organisation, reference: str) -> Application:
    rows = organisation.applications.select_related(
        "organisation", "applicant", "decided_by", "membership", "member_organisation"
    )
    return get_object_or_404(rows, reference=reference)


def _decide(request: HttpRequest, organisation: Organisation, found: Application) -> HttpResponse:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, organisation, found, form=form)
    reason = form.cleaned_data["reason"]
    if "refuse" in request.POST and not reason:
        form.add_error("reason", _("Give a reason. The applicant reads it."))
        return _page(request, organisation, found, form=form)
    try:
        if "refuse" in request.POST:
            refuse(application=found, by=officer(request), reason=reason)
            messages.success(request, _("The application is refused. The applicant is told why."))
        else:
            made = accept(application=found, by=officer(request), reason=reason)
            said = _("%(name)s is member number %(number)d.")
            messages.success(request, said % {"name": made.name, "number": made.number})
    except MemberError as refused:
        return _page(request, organisation, found, form=form, refusal=refused.message)
    return redirect("secretary:applications", slug=organisation.slug)


def _page(
    request: HttpRequest, organisation: Organisation, found: Application, **said: Any
) -> HttpResponse:
    wanted = _wanted(found)
    context = {
        "organisation": organisation,
        "application": found,
        "wanted": wanted,
        "facts": facts(found, wanted),
        "verifications": list(found.verifications.select_related("by")),
        "accepted": [str(method(code).label) for code in wanted.accepted_proofs] if wanted else [],
        "verified": wanted is None or is_verified_for(found, wanted),
        "duplicates": possible_duplicates(found)[:10],
        "others": other_applications(found)[:10],
        "can_accept": found.state == ApplicationState.SUBMITTED and not found.is_erased,
        "can_refuse": found.state
        in {ApplicationState.SUBMITTED, ApplicationState.AWAITING_CONSENT},
        "form": said.pop("form", None) or DecisionForm(),
        **said,
    }
    status = 409 if said.get("refusal") else 200
    return render(request, "secretary/application.html", context, status=status)


def _wanted(found: Application) -> StakeholderClass | None:
    """None where the class is gone from the rules: the page says so, and accepting is refused."""
    return meaning(classes_on(found.organisation, today()), found.class_code)
