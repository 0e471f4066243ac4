"""Votes on paper: both desks at a glance, and the batches of the papers desk."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots import desks, keying, paper_totals, papers_by_post
from ballots.errors import BallotError
from ballots.models import BatchState, Keying, PaperBatch
from budgets.forms.letters import WhyForm
from budgets.forms.on_paper import BatchForm
from budgets.models import BudgetRound
from budgets.policies import can_take_votes
from budgets.views.officer.access import for_round
from budgets.views.officer.requests import officer

PER_PAGE = 50


@for_round(can_take_votes)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """POST opens a batch."""
    form, refusal = BatchForm(ballot=budget_round.ballot), ""
    if request.method == "POST":
        form = BatchForm(request.POST, ballot=budget_round.ballot)
        if form.is_valid():
            given, ballot = form.cleaned_data, budget_round.ballot
            try:
                made = keying.open_batch(ballot, given["stratum"], given["size"], officer(request))
            except BallotError as refused:
                refusal = refused.message
            else:
                return redirect("officer:paper-batch", budget_round.slug, made.number)
    return _page(request, budget_round, form, refusal)


def _page(
    request: HttpRequest, budget_round: BudgetRound, form: BatchForm, refusal: str
) -> HttpResponse:
    ballot = budget_round.ballot
    batches = ballot.paper_batches.prefetch_related("keyings__by").order_by("-number")
    found = _paged(request, batches)
    context = {
        "budget_round": budget_round,
        "taking": ballot.state in papers_by_post.TAKING,
        "totals": paper_totals.of(ballot),
        "desk": desks.desk_of(ballot, officer(request)),
        "batches": found,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "officer/on_paper.html", context, status=409 if refusal else 200)


def _paged(request: HttpRequest, batches: QuerySet[PaperBatch]) -> Page[PaperBatch]:
    return Paginator(batches, PER_PAGE).get_page(request.GET.get("page"))


@for_round(can_take_votes)
def batch(request: HttpRequest, budget_round: BudgetRound, number: int) -> HttpResponse:
    """POST `do`: begin a turn at the batch, or take it back with a reason."""
    found = get_batch(budget_round, number)
    form = WhyForm(request.POST if request.POST.get("do") == "withdraw" else None)
    refusal = ""
    if request.method == "POST":
        try:
            done = _do(request, found, form)
        except BallotError as refused:
            refusal = refused.message
        else:
            if done:
                return redirect(done, budget_round.slug, number)
    return _batch(request, budget_round, found, form, refusal)


def get_batch(budget_round: BudgetRound, number: int) -> PaperBatch:
    """Raises Http404."""
    batches = PaperBatch.objects.select_related("ballot", "opened_by")
    return get_object_or_404(batches, ballot=budget_round.ballot, number=number)


def _do(request: HttpRequest, found: PaperBatch, form: WhyForm) -> str:
    if request.POST.get("do") == "begin":
        keying.take_turn(found, officer(request))
        return "officer:keying"
    if form.is_valid():
        keying.withdraw(found, officer(request), form.cleaned_data["reason"])
        messages.success(request, _("The batch is taken back. What was keyed is gone."))
        return "officer:paper-batch"
    return ""


def _batch(
    request: HttpRequest,
    budget_round: BudgetRound,
    found: PaperBatch,
    form: WhyForm,
    refusal: str,
) -> HttpResponse:
    keyings = list(found.keyings.select_related("by"))
    person = officer(request)
    mine = next((one for one in reversed(keyings) if one.by_id == person.pk), None)
    context = {
        "budget_round": budget_round,
        "batch": found,
        "keyings": keyings,
        "mine": mine,
        "unfinished": found.state in {BatchState.KEYING, BatchState.DIFFERING},
        "can_begin": _can_begin(found, keyings, mine),
        "desk": desks.desk_of(found.ballot, person),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "officer/paper_batch.html", context, status=409 if refusal else 200)


def _can_begin(found: PaperBatch, keyings: list[Keying], mine: Keying | None) -> bool:
    """Whether there is a turn for this person, begun or not."""
    if mine and not mine.finished:
        return True
    if mine:
        return False
    most = {BatchState.KEYING: 2, BatchState.DIFFERING: 3}.get(BatchState(found.state), 0)
    return len(keyings) < most
