"""The page of a large budget: how far the worker is, what it found, and the decision to publish it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from look import progress
from services import areas, heads, large, tasks
from services.errors import ServiceError
from services.models import LargeBudget, LargeState
from services.models.large import WORK
from services.policies import can_manage_services
from services.views.access import officer, only_for


@only_for(can_manage_services)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def large_budget(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    rows = LargeBudget.objects.select_related("service", "made__service").defer("content", "users")
    budget = get_object_or_404(rows, pk=pk, service__slug=slug)
    if request.method != "POST":
        return _page(request, budget)
    if "again" not in request.POST:
        try:
            large.decide(budget=budget, by=officer(request))
        except ServiceError as refused:
            return _page(request, budget, refused.message)
    tasks.start(budget.pk)
    return redirect(budget)


def _page(request: HttpRequest, budget: LargeBudget, refusal: str = "") -> HttpResponse:
    job = progress.of(tasks.job(budget.pk)) if budget.state in WORK else None
    working = job is not None and job.running
    context: dict[str, Any] = {
        "budget": budget,
        "service": budget.service,
        "job": job,
        "working": working,
        "silent": budget.state in WORK and not working,
        "refusal": refusal,
    }
    if budget.state == LargeState.READY:
        people = areas.from_inputs(budget.summary["areas"])
        context["heads"] = heads.by_area(budget.setup["kind"], people, budget.summary["by_area"])
    template = "officer_services/large_budget.html"
    return render(request, template, context, status=409 if refusal else 200)
