"""The organisations on an officer's desk: what needs doing, making one, its page, its public facts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import sections
from members.classes import every_class
from members.desk import desk, on_desk, waiting_for
from members.errors import MemberError
from members.forms_secretary import OrganisationForm
from members.models import Organisation
from members.organisation_policies import can_make
from members.organising import PUBLIC_FACTS, change_facts, make_organisation
from members.views.secretary.access import for_colleague, for_keeper, for_staff, officer

PER_PAGE = 25


@for_staff
def organisations(request: HttpRequest) -> HttpResponse:
    """What waits for a decision first, then the organisations of this person."""
    person = officer(request)
    page = Paginator(desk(person), PER_PAGE).get_page(request.GET.get("page"))
    rows = on_desk(person, list(page.object_list))
    context = {
        "rows": rows,
        "page": page,
        "can_make": can_make(person),
        "work": waiting_for(person),
    }
    return render(request, "secretary/organisations.html", context)


@for_staff
def new(request: HttpRequest) -> HttpResponse:
    if not can_make(officer(request)):
        raise PermissionDenied
    form = OrganisationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = make_organisation(by=officer(request), facts=form.cleaned_data)
        except MemberError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("%(name)s is set up.") % {"name": made.name})
            return redirect("secretary:organisation", slug=made.slug)
    return render(request, "secretary/new.html", {"form": form})


@for_colleague
def organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    person = officer(request)
    row = on_desk(person, list(desk(person).filter(pk=organisation.pk)))[0]
    context = {
        "organisation": organisation,
        "row": row,
        "classes": every_class(organisation).choices,
        "sections": sections.of_desk(organisation, request),
    }
    return render(request, "secretary/organisation.html", context)


@for_keeper
def facts(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    initial = {name: getattr(organisation, name) for name in PUBLIC_FACTS}
    form = OrganisationForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            change_facts(organisation=organisation, by=officer(request), facts=form.cleaned_data)
        except MemberError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Changed."))
            return redirect("secretary:organisation", slug=organisation.slug)
    context = {"organisation": organisation, "form": form}
    return render(request, "secretary/facts.html", context)
