"""Officers' pages for services and their budget lines."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from services import keeping
from services.errors import ServiceError
from services.forms.service_and_line import LineForm, ServiceForm
from services.models import BudgetLine, Service
from services.policies import can_manage_services
from services.views.access import officer, only_for

PER_PAGE = 50


@only_for(can_manage_services)
@require_safe
def services(request: HttpRequest) -> HttpResponse:
    page = Paginator(Service.objects.all(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "officer_services/services.html", {"page": page})


@only_for(can_manage_services)
@require_http_methods(["GET", "HEAD", "POST"])
def new_service(request: HttpRequest) -> HttpResponse:
    form = ServiceForm(request.POST or None)
    made = _saved(form, lambda: keeping.make_service(by=officer(request), facts=form.facts()))
    if isinstance(made, Service):
        messages.success(request, _("%(service)s is entered.") % {"service": made})
        return redirect("services:officer-service", made.slug)
    return _form(request, form, _("Add a service"))


@only_for(can_manage_services)
@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Service, slug=slug)
    page = Paginator(found.lines.all(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "officer_services/service.html", {"service": found, "page": page})


@only_for(can_manage_services)
@require_http_methods(["GET", "HEAD", "POST"])
def change_service(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Service, slug=slug)
    form = ServiceForm(request.POST or None, initial=ServiceForm.initial_of(found))
    if _saved(
        form,
        lambda: keeping.change_service(by=officer(request), service=found, facts=form.facts()),
    ):
        messages.success(request, _("It is saved."))
        return redirect("services:officer-service", slug)
    return _form(request, form, _("Change what is said of it"), found)


@only_for(can_manage_services)
@require_http_methods(["GET", "HEAD", "POST"])
def new_line(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Service, slug=slug)
    form = LineForm(request.POST or None, initial={"level": found.level})
    if _saved(
        form, lambda: keeping.add_line(by=officer(request), service=found, facts=form.facts())
    ):
        messages.success(request, _("The line is added."))
        return redirect("services:officer-service", slug)
    return _form(request, form, _("Add a budget line"), found)


@only_for(can_manage_services)
@require_http_methods(["GET", "HEAD", "POST"])
def change_line(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    line = get_object_or_404(
        BudgetLine.objects.select_related("service"), pk=pk, service__slug=slug
    )
    form = LineForm(request.POST or None, initial=LineForm.initial_of(line))
    if _saved(
        form, lambda: keeping.change_line(by=officer(request), line=line, facts=form.facts())
    ):
        messages.success(request, _("It is saved."))
        return redirect("services:officer-service", slug)
    return _form(request, form, _("Change a budget line"), line.service)


def _saved(form: Form, save: Callable[[], Service | BudgetLine]) -> Service | BudgetLine | None:
    """What `save` gives for a form that was sent and is right; its refusal becomes an error of the form."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return save()
    except ServiceError as refused:
        form.add_error(None, refused.message)
        return None


def _form(
    request: HttpRequest, form: Form, heading: str, about: Service | None = None
) -> HttpResponse:
    context = {"form": form, "heading": heading, "service": about}
    status = 422 if form.errors else 200
    return render(request, "officer_services/form.html", context, status=status)
