"""The form on which a group asks a councillor, or the councillors of a ward together, for money."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from councillors import asking, limits
from councillors.asking import Asked
from councillors.errors import CouncillorError
from councillors.forms.asking import AskForm
from councillors.models import Allocation, GrantRequest, Pool
from funds.errors import FundError
from funds.posting import today
from members.errors import TooOften
from members.limits import client, spend
from members.models import Person

# One library may have several groups; a machine has more.
MOST_AN_HOUR, HOUR = 10, 3600


@require_http_methods(["GET", "HEAD", "POST"])
def ask_councillor(request: HttpRequest, slug: str) -> HttpResponse:
    rows = Allocation.objects.with_names().open_on(today()).order_by("year")
    found = rows.filter(councillor__slug=slug).first()
    return _page(request, found or get_object_or_404(rows.none()))


@require_http_methods(["GET", "HEAD", "POST"])
def ask_pool(request: HttpRequest, ward: str, year: int) -> HttpResponse:
    return _page(request, get_object_or_404(Pool.objects.with_names(), ward__slug=ward, year=year))


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Only to the browser that asked."""
    asked = get_object_or_404(
        GrantRequest.objects.with_names(), pk=request.session.get("councillor-request")
    )
    return render(request, "councillors/asked.html", {"asked": asked})


def ask_form(request: HttpRequest, of: Asked, kind: type[AskForm] = AskForm) -> AskForm:
    day = today()
    return kind(
        request.POST if request.method == "POST" else None,
        purposes=of.account.purposes,
        least=limits.least_pence(day),
        most=limits.most_pence(day, pooled=isinstance(of, Pool)),
    )


def keep(form: AskForm, of: Asked, by: Person | None = None) -> GrantRequest | None:
    """None where it is refused: then the form says why, with all that was typed."""
    try:
        return asking.ask(
            of=of, wish=form.wish(), contact=form.contact(), by=by, namesake=form.namesake()
        )
    except FundError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    return None


def _page(request: HttpRequest, of: Asked) -> HttpResponse:
    form = ask_form(request, of)
    if form.is_valid() and _not_too_often(request, form):
        made = keep(form, of)
        if made is not None:
            request.session["councillor-request"] = made.pk
            messages.success(request, _("Your request is sent."))
            return redirect("councillors:asked")
    context: dict[str, Any] = {"form": form, "closed": _closed(of), **_names(of)}
    return render(request, "councillors/ask.html", context)


def _not_too_often(request: HttpRequest, form: AskForm) -> bool:
    try:
        spend("councillor-request", client(request), MOST_AN_HOUR, HOUR)
    except TooOften as error:
        form.add_error(None, error.message)
        return False
    return True


def _closed(of: Asked) -> str:
    try:
        asking.must_be_open(of)
    except CouncillorError as refused:
        return refused.message
    return ""


def _names(of: Asked) -> dict[str, Any]:
    if isinstance(of, Pool):
        return {"whom": str(of), "ward": of.ward, "back": of.get_absolute_url(), "pooled": True}
    one = of.councillor
    return {"whom": one.name, "ward": one.ward, "back": one.get_absolute_url(), "pooled": False}
