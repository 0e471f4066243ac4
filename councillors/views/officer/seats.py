"""Who is a councillor: the list, a new one, the end of an office."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from councillors import policies, seating
from councillors.forms.officer import EndForm, SeatForm
from councillors.models import Councillor, Pool, PotState
from councillors.views.officer.tables import of_seats
from funds.errors import FundError
from funds.views.officer.access import for_those_who, officer
from funds.views.officer.acting import Act, run

PER_PAGE = 50
for_keepers = for_those_who(policies.can_keep_budgets)
END: Act[Councillor] = Act(
    title=gettext_lazy("End the office"),
    button=gettext_lazy("End it"),
    done=gettext_lazy("The last day is entered."),
    explanation=gettext_lazy("What was granted stays. What is left of the budget can be returned."),
    form=EndForm,
    do=lambda one, by, given: seating.end_office(councillor=one, by=by, **given),
    warns=True,
)


@require_safe
@for_those_who(policies.can_keep_requests)
def seats(request: HttpRequest) -> HttpResponse:
    rows = Councillor.objects.select_related("ward").defer("ward__boundary")
    page = Paginator(rows.order_by("ward__name", "name", "pk"), PER_PAGE)
    shown = page.get_page(request.GET.get("page"))
    keeps = policies.can_keep_budgets(officer(request))
    context = {
        "page": shown,
        "table": of_seats(shown, may_end=keeps),
        "pools": Pool.objects.with_names().filter(state=PotState.OPEN)[:PER_PAGE],
        "keeps_budgets": keeps,
    }
    return render(request, "councillors_officer/seats.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
def new(request: HttpRequest) -> HttpResponse:
    form = SeatForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            seating.enter(by=officer(request), **form.cleaned_data)
        except FundError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, _("The councillor is entered and can sign in."))
            return redirect("councillors_officer:seats")
    return render(request, "councillors_officer/new_seat.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Councillor, pk=pk)
    back = reverse("councillors_officer:seats")
    return run(request, found, END, back=back, kicker=found.name)
