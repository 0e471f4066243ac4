"""Noting that somebody was seen in person, and the copy of what they showed."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members import evidence
from members.errors import MemberError
from members.forms_secretary import SeenForm
from members.models import Application, Membership, Organisation, Verification
from members.verifying import verify_in_person
from members.views.secretary.access import for_keeper, officer


@for_keeper
def of_application(
    request: HttpRequest, organisation: Organisation, reference: str
) -> HttpResponse:
    found = get_object_or_404(
        organisation.applications.select_related("organisation"), reference=reference
    )
    return _page(request, organisation, found, {"reference": reference}, "secretary:application")


@for_keeper
def of_member(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    found = get_object_or_404(
        organisation.memberships.select_related("organisation"), number=number
    )
    return _page(request, organisation, found, {"number": number}, "secretary:line")


@for_keeper
@require_safe
def copy(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """The copy, as a download that the browser may not open in place."""
    here = Q(application__organisation=organisation) | Q(membership__organisation=organisation)
    found = get_object_or_404(Verification.objects.filter(here).exclude(evidence=""), pk=pk)
    try:
        content = evidence.read(found.evidence)
    except FileNotFoundError as gone:
        raise Http404 from gone
    ending = evidence.ENDINGS[found.evidence_kind]
    headers = {
        "Content-Disposition": f'attachment; filename="evidence-{found.pk}.{ending}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=found.evidence_kind, headers=headers)


def _page(
    request: HttpRequest,
    organisation: Organisation,
    found: Application | Membership,
    address: dict[str, Any],
    back: str,
) -> HttpResponse:
    form = SeenForm(request.POST, request.FILES) if request.method == "POST" else SeenForm()
    if form.is_valid():
        try:
            _verify(request, found, form)
        except MemberError as refused:
            form.add_error("evidence", refused.message)
        else:
            messages.success(request, _("It is noted that you saw them."))
            return redirect(reverse(back, kwargs={"slug": organisation.slug, **address}))
    context = {"organisation": organisation, "found": found, "form": form, "address": address}
    return render(request, "secretary/verify.html", context)


def _verify(request: HttpRequest, found: Application | Membership, form: SeenForm) -> None:
    file = form.cleaned_data["evidence"]
    if file is not None and file.size > evidence.MOST_BYTES:
        raise MemberError(_("The file is larger than 5 MB."))
    content = file.read() if file is not None else b""
    verify_in_person(of=found, by=officer(request), seen=form.cleaned_data["seen"], content=content)
