"""Votes on paper: both desks at a glance, and the batches of the papers desk."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots import desks, keying, paper_totals, papers_by_post
from ballots.desk_vote import DeskVote
from ballots.errors import BallotError
from ballots.forms.letters import WhyForm
from ballots.forms.on_paper import BatchForm
from ballots.models import BatchState, Keying, PaperBatch
from ballots.views.requests import officer

PER_PAGE = 50


def page(request: HttpRequest, vote: DeskVote) -> HttpResponse:
    """POST opens a batch."""
    form, refusal = BatchForm(vote=vote), ""
    if request.method == "POST":
        form = BatchForm(request.POST, vote=vote)
        if form.is_valid():
            given, ballot = form.cleaned_data, vote.ballot
            try:
                made = keying.open_batch(ballot, given["stratum"], given["size"], officer(request))
            except BallotError as refused:
                refusal = refused.message
            else:
                return redirect(vote.batch(made.number))
    return _page(request, vote, form, refusal)


def _page(request: HttpRequest, vote: DeskVote, form: BatchForm, refusal: str) -> HttpResponse:
    ballot = vote.ballot
    batches = ballot.paper_batches.prefetch_related("keyings__by").order_by("-number")
    found = _paged(request, batches)
    context = {
        "vote": vote,
        "taking": ballot.state in papers_by_post.TAKING,
        "totals": paper_totals.of(ballot),
        "desk": desks.desk_of(ballot, officer(request)),
        "batches": found,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "ballots/desks/on_paper.html", context, status=409 if refusal else 200)


def _paged(request: HttpRequest, batches: QuerySet[PaperBatch]) -> Page[PaperBatch]:
    return Paginator(batches, PER_PAGE).get_page(request.GET.get("page"))


def batch(request: HttpRequest, vote: DeskVote, number: int) -> HttpResponse:
    """POST `do`: begin a turn at the batch, or take it back with a reason."""
    found = get_batch(vote, number)
    form = WhyForm(request.POST if request.POST.get("do") == "withdraw" else None)
    refusal = ""
    if request.method == "POST":
        try:
            done = _do(request, vote, found, form)
        except BallotError as refused:
            refusal = refused.message
        else:
            if done:
                return redirect(done)
    return _batch(request, vote, found, form, refusal)


def get_batch(vote: DeskVote, number: int) -> PaperBatch:
    """Raises Http404."""
    batches = PaperBatch.objects.select_related("ballot", "opened_by")
    return get_object_or_404(batches, ballot=vote.ballot, number=number)


def _do(request: HttpRequest, vote: DeskVote, found: PaperBatch, form: WhyForm) -> str:
    """Where to go on; empty where the form says what is missing."""
    if request.POST.get("do") == "begin":
        keying.take_turn(found, officer(request))
        return f"{vote.batch(found.number)}key/"
    if form.is_valid():
        keying.withdraw(found, officer(request), form.cleaned_data["reason"])
        messages.success(request, _("The batch is taken back. What was keyed is gone."))
        return vote.batch(found.number)
    return ""


def _batch(
    request: HttpRequest,
    vote: DeskVote,
    found: PaperBatch,
    form: WhyForm,
    refusal: str,
) -> HttpResponse:
    keyings = list(found.keyings.select_related("by"))
    person = officer(request)
    mine = next((one for one in reversed(keyings) if one.by_id == person.pk), None)
    context = {
        "vote": vote,
        "batch": found,
        "keyings": keyings,
        "mine": mine,
        "unfinished": found.state in {BatchState.KEYING, BatchState.DIFFERING},
        "can_begin": _can_begin(found, keyings, mine),
        "desk": desks.desk_of(found.ballot, person),
        "form": form,
        "refusal": refusal,
    }
    return render(
        request, "ballots/desks/paper_batch.html", context, status=409 if refusal else 200
    )


def _can_begin(found: PaperBatch, keyings: list[Keying], mine: Keying | None) -> bool:
    """Whether there is a turn for this person, begun or not."""
    if mine and not mine.finished:
        return True
    if mine:
        return False
    most = {BatchState.KEYING: 2, BatchState.DIFFERING: 3}.get(BatchState(found.state), 0)
    return len(keyings) < most
