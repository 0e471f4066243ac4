"""The public pages of delivery: a round's projects, one of them, and a problem that anybody may report."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from budgets.models import BudgetRound
from budgets.views.voting.access import round_of
from delivery import pots, problems, progress, where_it_went
from delivery.forms.doing import done
from delivery.forms.project import ProblemForm
from delivery.models import DeliveryProject, Learned, Problem
from delivery.over_time import over_time
from delivery.parts import parts
from delivery.shown import versions
from members import limits
from members.errors import TooOften
from statute import clock

_A_PAGE = 20
_MOST_AN_HOUR, _HOUR = 10, 3600


@require_safe
def delivery(request: HttpRequest, slug: str) -> HttpResponse:
    """What is built by now, how late it is, and where the money went."""
    budget_round, now = round_of(slug), clock.now()
    rows = progress.standings(budget_round, timezone.localdate(now))
    projects = [one.project for one in rows]
    shown = next(iter(versions(budget_round, now)), None)
    context = {
        "budget_round": budget_round,
        "shown": shown,
        "parts": parts(budget_round, shown.lines) if shown else None,
        "rows": rows,
        "table": progress.projects_table(rows),
        "late": [one for one in rows if one.late],
        "whole": progress.total(rows),
        "finished": sum(one.project.state == "done" for one in rows),
        "time": over_time(projects, timezone.localdate(now)),
        "picture": where_it_went.picture(budget_round, projects),
        "pot": pots.money_of(budget_round),
        "has_learned": Learned.objects.filter(round=budget_round).exists(),
    }
    return render(request, "delivery/delivery.html", context)


@require_safe
def project(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One project: its steps, its money, its pictures, and the problems that people reported."""
    budget_round = round_of(slug)
    found = _project(budget_round, number)
    standing = next(
        one
        for one in progress.standings(budget_round, timezone.localdate(clock.now()))
        if one.project.pk == found.pk
    )
    payments = found.account.payments.filter(state="paid").select_related("transaction")
    payments = payments.annotate(came_back=Sum("refunds__amount_pence"))
    page = Paginator(found.problems.shown(), _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "budget_round": budget_round,
        "project": standing.project,
        "standing": standing,
        "line": found.line,
        "time": over_time([found], standing.today),
        "photos": found.photos.all(),
        "updates": found.updates.all()[:_A_PAGE],
        "payments": payments.order_by("-transaction__happened_on", "-pk")[:_A_PAGE],
        "page": page,
    }
    return render(request, "delivery/project.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """No account; limited to so many an hour from one place."""
    budget_round = round_of(slug)
    found = _project(budget_round, number)
    form = ProblemForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (made := _reported(request, found, form)):
        return redirect("delivery:problem", slug=slug, number=number, reference=made.reference)
    context = {"budget_round": budget_round, "project": found, "form": form}
    return render(request, "delivery/report.html", context)


@require_safe
def problem(request: HttpRequest, slug: str, number: int, reference: str) -> HttpResponse:
    """What became of a problem, for whoever has its reference."""
    budget_round = round_of(slug)
    found = _project(budget_round, number)
    context = {
        "budget_round": budget_round,
        "project": found,
        "problem": get_object_or_404(found.problems, reference=reference),
    }
    return render(request, "delivery/problem.html", context)


def _reported(request: HttpRequest, project: DeliveryProject, form: ProblemForm) -> Problem | None:
    made: list[Problem] = []

    def report() -> None:
        made.append(problems.report(project=project, words=form.cleaned_data["words"]))

    try:
        limits.spend("problem", limits.client(request), _MOST_AN_HOUR, _HOUR)
    except TooOften as refusal:
        form.add_error(None, refusal.message)
        return None
    return made[0] if done(form, report) else None


def _project(budget_round: BudgetRound, number: int) -> DeliveryProject:
    rows: Any = budget_round.deliveries.select_related("line", "account", "project__option")
    found: DeliveryProject = get_object_or_404(rows, project__option__number=number)
    found.round = budget_round
    return found
