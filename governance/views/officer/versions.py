"""The versions of an organisation's rules as its secretary works on them: begin, look over, preview, adopt, discard."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.adoption import advice, obstacles, read
from governance.constituting import (
    adopt,
    draft_from_example,
    draft_from_version,
    earliest_day,
    today,
)
from governance.drafting import discard
from governance.errors import GovernanceError
from governance.examples import EXAMPLES
from governance.forms.versions import IN_FORCE, AdoptForm, StartForm
from governance.rules_page import changes_since, version_in_words
from governance.views.officer.access import for_draft, for_secretary, secretary
from governance.views.officer.outline import outline
from governance.views.officer.parts import refused_part
from members.models import Constitution, ConstitutionState, Organisation

PER_PAGE = 20
forms_only = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_secretary
def versions(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The drafts and every version adopted."""
    made = organisation.constitutions.order_by("-state", "-version")  # drafts come first
    page = Paginator(made, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "organisation": organisation,
        "in_force": made.filter(in_force__contains=today()).first(),
        "drafts": [one for one in page if one.state == ConstitutionState.DRAFT],
        "adopted": [one for one in page if one.state == ConstitutionState.ADOPTED],
        "page": page,
    }
    return render(request, "officer_rules/versions.html", context)


@forms_only
@for_secretary
def start(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Begin a draft."""
    latest = organisation.constitutions.all().adopted().first()
    form = StartForm(request.POST if request.method == "POST" else None, latest=latest)
    if request.method == "POST" and form.is_valid():
        draft = _begun(request, organisation, latest, form.cleaned_data["source"])
        messages.success(request, _("The draft is begun. Read it through and change what differs."))
        return redirect("governance_officer:draft", organisation.slug, draft.version)
    context = {"organisation": organisation, "form": form, "examples": EXAMPLES.values()}
    return render(request, "officer_rules/start.html", context)


@require_safe
@for_draft
def draft(request: HttpRequest, constitution: Constitution) -> HttpResponse:
    """The draft's parts, and what stands in the way of its adoption."""
    version = read(constitution, _day(constitution))
    found = obstacles(version)
    context = {
        **_about(constitution),
        "outline": outline(version, found),
        "obstacles": [(one, refused_part(constitution, one)) for one in found],
        "advice": advice(version),
    }
    return render(request, "officer_rules/draft.html", context)


@require_safe
@for_draft
def preview(request: HttpRequest, constitution: Constitution) -> HttpResponse:
    """As members will read it, with what it changes."""
    version = read(constitution, _day(constitution))
    context = {
        **_about(constitution),
        **version_in_words(version),
        "changes": changes_since(constitution.replaces, version),
    }
    return render(request, "officer_rules/preview.html", context)


@forms_only
@for_draft
def adopt_page(request: HttpRequest, constitution: Constitution) -> HttpResponse:
    form = AdoptForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            adopt(constitution, secretary(request), given["on"], given["adopted_by"])
        except GovernanceError as refused:
            refusal = _placed(form, refused)
        else:
            return _adopted(request, constitution)
    version = read(constitution, _day(constitution))
    context = {
        **_about(constitution),
        "form": form,
        "refusal": refusal,
        "obstacles": [(one, refused_part(constitution, one)) for one in obstacles(version)],
        "earliest": earliest_day(constitution.organisation),
    }
    status = 409 if refusal or (form.is_bound and form.errors.get("on")) else 200
    return render(request, "officer_rules/adopt.html", context, status=status)


@forms_only
@for_draft
def discard_page(request: HttpRequest, constitution: Constitution) -> HttpResponse:
    refusal = ""
    if request.method == "POST":
        try:
            discard(constitution, secretary(request))
        except GovernanceError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("The draft is discarded."))
            return redirect("governance_officer:versions", constitution.organisation.slug)
    context = {**_about(constitution), "refusal": refusal}
    return render(request, "officer_rules/discard.html", context, status=409 if refusal else 200)


def _begun(
    request: HttpRequest, organisation: Organisation, latest: Constitution | None, source: str
) -> Constitution:
    if source == IN_FORCE and latest is not None:
        return draft_from_version(latest, secretary(request))
    return draft_from_example(organisation, EXAMPLES[source], secretary(request))


def _placed(form: AdoptForm, refused: GovernanceError) -> str:
    """The refusal beside the answer it is about; what is about none is returned."""
    if refused.field not in form.fields:
        return refused.message
    form.add_error(refused.field, refused.message)
    return ""


def _adopted(request: HttpRequest, constitution: Constitution) -> HttpResponse:
    said = _("Version %(number)s is adopted. It cannot be changed any more.")
    messages.success(request, said % {"number": constitution.version})
    return redirect("governance_officer:versions", constitution.organisation.slug)


def _day(constitution: Constitution) -> date:
    """The day by whose figures a draft is looked at: the first on which it could be in force."""
    return earliest_day(constitution.organisation) or today()


def _about(constitution: Constitution) -> dict[str, object]:
    return {"organisation": constitution.organisation, "constitution": constitution}
