"""The register of officers: who held which office from when until when."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.forms_register import EndOfficeForm, OfficeForm
from members.models import Organisation
from members.registering import end_office, enter_office
from members.views.secretary.access import for_keeper, officer

PER_PAGE = 50


@for_keeper
def page(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = OfficeForm(request.POST if request.method == "POST" else None, organisation=organisation)
    refusal = ""
    if form.is_valid():
        try:
            enter_office(organisation=organisation, by=officer(request), **form.cleaned_data)
        except MemberError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("The office is on the register."))
            return redirect("secretary:officers", slug=organisation.slug)
    offices = organisation.offices.order_by("ceased_on", "-entered_on", "pk").select_related(
        "membership"
    )
    context = {
        "organisation": organisation,
        "page": Paginator(offices, PER_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "secretary/officers.html", context, status=409 if refusal else 200)


@for_keeper
def ending(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    office = get_object_or_404(organisation.offices.select_related("organisation"), pk=pk)
    form = EndOfficeForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_valid():
        try:
            end_office(office=office, by=officer(request), on=form.cleaned_data["on"])
        except MemberError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("The end of the office is on the register."))
            return redirect("secretary:officers", slug=organisation.slug)
    context = {"organisation": organisation, "office": office, "form": form, "refusal": refusal}
    return render(request, "secretary/office_end.html", context, status=409 if refusal else 200)
