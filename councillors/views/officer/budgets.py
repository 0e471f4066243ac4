"""The budgets: every one, giving out those of a year in one act, and returning what is left."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from councillors import allocating, policies, recording, returning
from councillors.forms.officer import AllocateForm
from councillors.models import Allocation, PotState
from councillors.sums import of_allocations
from councillors.views.officer.tables import of_budgets
from funds.errors import FundError
from funds.forms.fields import Sure
from funds.posting import today
from funds.views.officer.access import for_those_who, officer
from funds.views.officer.acting import Act, run

PER_PAGE = 50
for_keepers = for_those_who(policies.can_keep_budgets)


def _is_due(one: Allocation) -> bool:
    day = today()
    over = one.decide_by < day or not one.councillor.is_in_office(day)
    return one.state == PotState.OPEN and over


RETURN: Act[Allocation] = Act(
    title=gettext_lazy("Return what is left"),
    button=gettext_lazy("Return it"),
    done=gettext_lazy("It is back in the fund."),
    explanation=gettext_lazy(
        "Requests that wait for an answer lapse. What is in a ward pool stays in it."
    ),
    form=Sure,
    do=lambda one, by, _given: returning.return_allocation(
        allocation=one, by=recording.officer(by)
    ),
    warns=True,
)


@require_safe
@for_keepers
def budgets(request: HttpRequest) -> HttpResponse:
    page = Paginator(Allocation.objects.with_names(), PER_PAGE).get_page(request.GET.get("page"))
    due = {one.pk for one in page if _is_due(one)}
    table = of_budgets(of_allocations(page), due)
    return render(request, "councillors_officer/budgets.html", {"page": page, "table": table})


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
def allocate(request: HttpRequest) -> HttpResponse:
    """All or nothing."""
    form, status = AllocateForm(request.POST if request.method == "POST" else None), 200
    if form.is_valid():
        try:
            made = allocating.allocate(by=officer(request), **form.cleaned_data)
        except FundError as refused:
            status = 409
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            said = ngettext(
                "%(count)d councillor has a budget now.",
                "%(count)d councillors have a budget now.",
                len(made),
            )
            messages.success(request, said % {"count": len(made)})
            return redirect("councillors_officer:budgets")
    return render(request, "councillors_officer/allocate.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Allocation.objects.with_names(), pk=pk)
    back = reverse("councillors_officer:budgets")
    return run(request, found, RETURN, back=back, kicker=str(found))
