"""The dates of a round's phases on one page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.errors import RoundError
from budgets.forms.phases import DatesForm
from budgets.life.phases import life_of
from budgets.life.planning import plan, spans_of
from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.views.officer.access import for_round
from statute import clock


@for_round(can_manage)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    life = life_of(budget_round, clock.now())
    public = budget_round.published_at is not None
    initial = DatesForm.initial_of(spans_of(life))
    form = DatesForm(request.POST or None, initial=initial, is_public=public)
    if request.method == "POST" and form.is_valid() and _planned(request, budget_round, form):
        messages.success(request, _("The dates are saved."))
        return redirect("officer:round", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "ballot": budget_round.ballot,
        "form": form,
        "public": public,
    }
    return render(request, "officer/dates.html", context)


def _planned(request: HttpRequest, budget_round: BudgetRound, form: DatesForm) -> bool:
    reason = form.cleaned_data.get("reason", "")
    try:
        plan(budget_round=budget_round, by=officer(request), spans=form.spans(), reason=reason)
    except RoundError as refused:
        field = form.field_of(refused.field)
        form.add_error(field if field in form.fields else None, refused.message)
        return False
    return True
