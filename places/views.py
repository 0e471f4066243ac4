"""Officers' pages for postcodes that straddle a boundary."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from look.tables import Column, Table
from places import overriding
from places.forms import FindPostcodeForm, LiftForm, OverrideForm
from places.models import Postcode
from places.policies import can_move_postcodes
from record.entries import Actor

PER_PAGE = 50

View = Callable[..., HttpResponse]


def for_officers(view: View) -> View:
    """Who may not move postcodes learns of no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_move_postcodes(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@for_officers
@require_http_methods(["GET", "HEAD"])
def postcodes(request: HttpRequest) -> HttpResponse:
    """Every postcode an officer moved, and a box to find another."""
    form = FindPostcodeForm(request.GET if "postcode" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("places:postcode", form.cleaned_data["postcode"].pk)
    moved = Postcode.objects.overridden()
    page = Paginator(moved, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "places/postcodes.html", {"form": form, "page": page, "table": _table(page)}
    )


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def postcode(request: HttpRequest, compact: str) -> HttpResponse:
    """Where one postcode is, and a form to move it."""
    row = get_object_or_404(Postcode.objects.with_wards(), pk=compact)
    form = OverrideForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _moved(request, row, form):
        return redirect("places:postcodes")
    return _page(request, row, form, LiftForm())


@for_officers
@require_POST
def lift(request: HttpRequest, compact: str) -> HttpResponse:
    """Put one postcode back where the imported file has it."""
    row = get_object_or_404(Postcode.objects.with_wards(), pk=compact)
    form = LiftForm(request.POST)
    if form.is_valid() and _lifted(request, row, form):
        return redirect("places:postcodes")
    return _page(request, row, OverrideForm(), form)


def _page(request: HttpRequest, row: Postcode, form: Form, lift_form: Form) -> HttpResponse:
    shown = {"postcode": row, "form": form, "lift_form": lift_form}
    refused = form.is_bound or lift_form.is_bound
    return render(request, "places/postcode.html", shown, status=422 if refused else 200)


def _moved(request: HttpRequest, row: Postcode, form: Form) -> bool:
    facts = form.cleaned_data
    try:
        moved = overriding.override(
            postcode=row, ward=facts["ward"], reason=facts["reason"], by=_actor(request)
        )
    except overriding.OverrideRefused as refused:
        form.add_error("ward", refused.message)
        return False
    messages.success(
        request, _("%(postcode)s is now in %(ward)s.") % {"postcode": moved, "ward": moved.ward}
    )
    return True


def _lifted(request: HttpRequest, row: Postcode, form: Form) -> bool:
    try:
        back = overriding.lift(postcode=row, reason=form.cleaned_data["reason"], by=_actor(request))
    except overriding.OverrideRefused as refused:
        form.add_error("reason", refused.message)
        return False
    messages.success(
        request, _("%(postcode)s is again where the national list has it.") % {"postcode": back}
    )
    return True


def _actor(request: HttpRequest) -> Actor:
    person = request.user
    if isinstance(person, AnonymousUser):  # the guard lets none through
        raise Http404
    return person.as_actor("officer")


def _table(page: Page[Postcode]) -> Table:
    return Table(
        caption=_("Postcodes that officers moved"),
        columns=[
            Column(_("Postcode")),
            Column(_("Ward")),
            Column(_("In the national list")),
            Column(_("Reason")),
        ],
        rows=[
            [_link(row), row.ward or "", row.source_ward or _("outside"), row.override_reason]
            for row in page
        ],
    )


def _link(row: Postcode) -> str:
    address = reverse("places:postcode", args=[row.pk])
    return format_html('<a class="govuk-link" href="{}">{}</a>', address, row)
