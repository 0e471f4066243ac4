"""The officers' pages of a decision: its draft in parts, and the button that publishes it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.models import BudgetRound
from budgets.policies import can_decide
from budgets.views.officer.access import for_round
from delivery import drafting, publishing, signing
from delivery.basis import set_basis
from delivery.changing import cleared
from delivery.errors import DeliveryError
from delivery.forms.decided_projects import ProjectsForm
from delivery.forms.decision import BasisForm
from delivery.forms.doing import done
from delivery.models import Decision, DecisionState
from delivery.ready import readiness
from delivery.shown import versions
from delivery.sums import sums_of
from statute import clock


@for_round(can_decide)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """Where the decision stands, and its parts. POST begins the draft, or asks for the signatures."""
    refusal = ""
    if request.method == "POST":
        try:
            _begin_or_ask(request, budget_round)
            return redirect("officer_delivery:decision", slug=budget_round.slug)
        except DeliveryError as refused:
            refusal = refused.message
    draft = _draft(budget_round)
    context: dict[str, object] = {
        "budget_round": budget_round,
        "draft": draft,
        "published": versions(budget_round, clock.now()),
        "refusal": refusal,
    }
    if draft:
        context |= _state(draft)
    return render(request, "officer_delivery/decision.html", context)


def _begin_or_ask(request: HttpRequest, budget_round: BudgetRound) -> None:
    if "ask" in request.POST:
        signing.ask_to_sign(decision=draft_of(budget_round))
        messages.success(request, _("Those who decide can read the draft and sign it now."))
    else:
        drafting.begin(budget_round=budget_round, by=officer(request))


@for_round(can_decide)
def basis(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    draft = draft_of(budget_round)
    form = BasisForm(request.POST if request.method == "POST" else None, decision=draft)
    if form.is_valid() and done(form, lambda: set_basis(decision=draft, basis=form.basis())):
        return _back(request, budget_round)
    return _form(request, budget_round, form, _("Power, rule and way"))


@for_round(can_decide)
def projects(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    draft = draft_of(budget_round)
    rows = list(draft.lines.select_related("project__option"))
    form = ProjectsForm(request.POST if request.method == "POST" else None, rows=rows)
    if form.is_valid() and done(
        form, lambda: drafting.decide_projects(decision=draft, choices=form.decided())
    ):
        return _back(request, budget_round)
    context = {"budget_round": budget_round, "form": form, "sums": sums_of(draft)}
    return render(request, "officer_delivery/projects.html", context)


@for_round(can_decide)
def publish(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """What will be public, and what still stands in the way."""
    draft, refusal = draft_of(budget_round), ""
    if request.method == "POST":
        try:
            publishing.publish(decision=draft, by=officer(request))
        except DeliveryError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("The decision is published."))
            return redirect("officer_delivery:decision", slug=budget_round.slug)
    context = {"budget_round": budget_round, "refusal": refusal, **_state(draft)}
    return render(request, "officer_delivery/publish.html", context, status=409 if refusal else 200)


def draft_of(budget_round: BudgetRound) -> Decision:
    """Raises Http404 where nothing is drafted."""
    draft = _draft(budget_round)
    if draft is None:
        raise Http404
    return draft


def _draft(budget_round: BudgetRound) -> Decision | None:
    rows = budget_round.decisions.filter(state=DecisionState.DRAFT)
    draft = rows.select_related("power").first()
    if draft:
        draft.round = budget_round
    return draft


def _state(draft: Decision) -> dict[str, object]:
    return {
        "draft": draft,
        "lines": list(draft.lines.select_related("project__option__pot")),
        "deciders": list(draft.deciders.select_related("signature").prefetch_related("interests")),
        "diversions": list(draft.diversions.all()),
        "sums": sums_of(draft),
        "obstacles": publishing.obstacles(draft),
        "lacks": readiness(draft) if draft.is_signed else [],
        "cleared": cleared(draft),
    }


def _back(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    messages.success(request, _("Saved. It is not public before it is published."))
    return redirect("officer_delivery:decision", slug=budget_round.slug)


def _form(
    request: HttpRequest, budget_round: BudgetRound, form: object, title: str
) -> HttpResponse:
    context = {
        "budget_round": budget_round,
        "form": form,
        "title": title,
        "back": "officer_delivery:decision",
        "button": _("Save"),
    }
    return render(request, "officer_delivery/form.html", context)
