"""The council's list of powers under which results are decided."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.views.officer.access import for_officers
from delivery.forms.power import PowerForm
from delivery.models import Power
from delivery.policies import can_keep_powers
from delivery.powers import keep_power

_A_PAGE = 30
Page = Callable[..., HttpResponseBase]


def _for_keepers(page: Page) -> Page:
    @for_officers
    @wraps(page)
    def guarded(request: HttpRequest, **kwargs: int) -> HttpResponseBase:
        if not can_keep_powers(request.user):
            raise Http404
        return page(request, **kwargs)

    return guarded


@_for_keepers
def powers(request: HttpRequest) -> HttpResponse:
    page = Paginator(Power.objects.all(), _A_PAGE).get_page(request.GET.get("page"))
    return _form(request, None, {"page": page})


@_for_keepers
def power(request: HttpRequest, pk: int) -> HttpResponse:
    return _form(request, get_object_or_404(Power, pk=pk), {})


def _form(request: HttpRequest, power: Power | None, more: dict[str, object]) -> HttpResponse:
    form = PowerForm(request.POST if request.method == "POST" else None, instance=power)
    if form.is_valid():
        kept = keep_power(power=form.save(commit=False), by=officer(request))
        messages.success(request, _("“%(name)s” is saved.") % {"name": kept})
        return redirect("officer_powers:powers")
    context = {"form": form, "power": power, **more}
    return render(request, "officer_delivery/powers.html", context)
