"""A request that an officer enters for a group which asked by phone or letter. It is public at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from councillors import policies
from councillors.asking import Asked
from councillors.forms.asking import EnterForm
from councillors.models import Allocation, Pool
from councillors.views.public.asking import ask_form, keep
from funds.posting import today
from funds.views.officer.access import for_those_who, officer


@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who(policies.can_keep_requests)
def of_councillor(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Allocation.objects.with_names().open_on(today()).filter(councillor=pk)
    return _page(request, rows.order_by("year").first() or get_object_or_404(rows.none()))


@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who(policies.can_keep_requests)
def of_pool(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, get_object_or_404(Pool.objects.with_names(), pk=pk))


def _page(request: HttpRequest, of: Asked) -> HttpResponse:
    form = ask_form(request, of, EnterForm)
    if form.is_valid():
        made = keep(form, of, by=officer(request))
        if made is not None:
            messages.success(request, _("The request is public."))
            return redirect("councillors_officer:request", pk=made.pk)
    whom = str(of) if isinstance(of, Pool) else of.councillor.name
    return render(request, "councillors_officer/enter.html", {"form": form, "whom": whom})
