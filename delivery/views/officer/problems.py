"""Problems that people reported: the list of those to do, and one of them to show, hide or answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.models import BudgetRound
from budgets.policies import can_deliver
from budgets.views.officer.access import for_round
from delivery import problems
from delivery.errors import DeliveryError
from delivery.forms.doing import done
from delivery.forms.project import AnswerForm, HideForm
from delivery.models import Problem

_A_PAGE = 20


@for_round(can_deliver)
def listed(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    rows = Problem.objects.filter(delivery__round=budget_round).to_do()
    found = rows.select_related("delivery__project__option")
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    context = {"budget_round": budget_round, "page": page}
    return render(request, "officer_delivery/problems.html", context)


@for_round(can_deliver)
def problem(request: HttpRequest, budget_round: BudgetRound, pk: int) -> HttpResponse:
    rows = Problem.objects.select_related("delivery__project__option")
    found = get_object_or_404(rows, delivery__round=budget_round, pk=pk)
    sent = request.POST if request.method == "POST" else None
    hides = "hide" in request.POST
    answer, hide = AnswerForm(None if hides else sent), HideForm(sent if hides else None)
    if _done(request, found, answer, hide):
        messages.success(request, _("Problem %(reference)s is saved.") % {"reference": found})
        return redirect("officer_delivery:problems", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "problem": found,
        "form": answer,
        "hide_form": hide,
    }
    return render(request, "officer_delivery/problem.html", context)


def _done(request: HttpRequest, found: Problem, answer: AnswerForm, hide: HideForm) -> bool:
    by = officer(request)
    if "show" in request.POST:
        return _shown(request, found)
    if answer.is_valid():
        return done(answer, lambda: problems.answer(problem=found, by=by, **answer.cleaned_data))
    if hide.is_valid():
        return done(hide, lambda: problems.hide(problem=found, by=by, **hide.cleaned_data))
    return False


def _shown(request: HttpRequest, found: Problem) -> bool:
    try:
        problems.show(problem=found, by=officer(request))
    except DeliveryError as refused:
        messages.error(request, refused.message)
        return False
    return True
