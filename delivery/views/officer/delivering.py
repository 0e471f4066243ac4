"""The officers' pages of delivery: all projects of a round, one project, and each act on it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.views.requests import officer
from budgets.models import BudgetRound
from budgets.policies import can_deliver
from budgets.views.officer.access import for_round
from delivery import gate, milestones, progress, setting_up
from delivery.acts import ACTS, BY_SLUG
from delivery.errors import DeliveryError
from delivery.forms.doing import done
from delivery.forms.project import MoveForm, ReachForm
from delivery.models import DeliveryProject, Milestone, Problem
from statute import clock

_A_PAGE = 20


@for_round(can_deliver)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """Every project with its state, what is late, and the button that sets them up. POST sets up."""
    refusal = _set_up(request, budget_round) if request.method == "POST" else ""
    now = clock.now()
    rows = progress.standings(budget_round, timezone.localdate(now))
    standing = budget_round.decisions.standing().first()
    waiting = standing.lines.filter(funded_pence__gt=0, delivery=None) if standing else None
    context = {
        "budget_round": budget_round,
        "rows": rows,
        "to_set_up": waiting.count() if waiting else 0,
        "gate": gate.gate_of(budget_round, now),
        "whole": progress.total(rows),
        "problems": Problem.objects.filter(delivery__round=budget_round).to_do().count(),
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "officer_delivery/delivery.html", context, status=status)


@for_round(can_deliver)
def project(request: HttpRequest, budget_round: BudgetRound, number: int) -> HttpResponse:
    found = project_of(budget_round, number)
    today = timezone.localdate(clock.now())
    rows = progress.standings(budget_round, today)
    payments = found.account.payments.order_by("-pk")
    context = {
        "budget_round": budget_round,
        "project": found,
        "standing": next(one for one in rows if one.project.pk == found.pk),
        "acts": [act for act in ACTS if act.possible(found)],
        "payments": Paginator(payments, _A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "officer_delivery/project.html", context)


@for_round(can_deliver)
def act(request: HttpRequest, budget_round: BudgetRound, number: int, act: str) -> HttpResponse:
    """One act on a project, on a page of its own; 404 for an act that is not offered now."""
    found, chosen = project_of(budget_round, number), BY_SLUG.get(act)
    if chosen is None or not chosen.possible(found):
        raise Http404
    sent = request.method == "POST"
    form = chosen.form(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid() and done(
        form, lambda: chosen.do(found, officer(request), form.cleaned_data)
    ):
        messages.success(request, str(chosen.done))
        return redirect("officer_delivery:project", slug=budget_round.slug, number=number)
    context = {
        "budget_round": budget_round,
        "project": found,
        "form": form,
        "title": chosen.title,
        "lead": chosen.lead,
        "button": chosen.button,
        "warns": chosen.warns,
    }
    return render(request, "officer_delivery/act.html", context)


@for_round(can_deliver)
def milestone(
    request: HttpRequest, budget_round: BudgetRound, number: int, pk: int
) -> HttpResponse:
    """One step: reached, or moved to another day with a reason."""
    found = project_of(budget_round, number)
    step = get_object_or_404(Milestone, delivery=found, pk=pk)
    step.delivery = found
    by, sent = officer(request), request.POST if request.method == "POST" else None
    moves = "move" in request.POST
    move = MoveForm(sent if moves else None, prefix="move")
    reach = ReachForm(None if moves else sent, initial={"on": timezone.localdate(clock.now())})
    if (
        move.is_valid()
        and done(
            move, lambda: milestones.move_milestone(milestone=step, by=by, **move.cleaned_data)
        )
    ) or (
        reach.is_valid()
        and done(
            reach, lambda: milestones.reach_milestone(milestone=step, by=by, **reach.cleaned_data)
        )
    ):
        messages.success(request, _("The step is saved, and public."))
        return redirect("officer_delivery:project", slug=budget_round.slug, number=number)
    context = {
        "budget_round": budget_round,
        "project": found,
        "step": step,
        "form": reach,
        "move_form": move,
    }
    return render(request, "officer_delivery/milestone.html", context)


def project_of(budget_round: BudgetRound, number: int) -> DeliveryProject:
    """Raises Http404."""
    rows = DeliveryProject.objects.select_related("line", "account", "project__option")
    found = get_object_or_404(rows, round=budget_round, project__option__number=number)
    found.round = budget_round
    return found


def _set_up(request: HttpRequest, budget_round: BudgetRound) -> str:
    """The refusal, or nothing."""
    try:
        made = setting_up.set_up(budget_round=budget_round, by=officer(request))
    except DeliveryError as refused:
        return refused.message
    said = ngettext(
        "The money of %(n)d project is committed.",
        "The money of %(n)d projects is committed.",
        len(made),
    )
    messages.success(request, said % {"n": len(made)})
    return ""
