"""Letters with codes: who has none yet, which files there are and what is to be done with each, and one letter replaced."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from ballots.codes import BEFORE_CLOSING
from ballots.desk_vote import DeskVote
from ballots.errors import BallotError
from ballots.forms.letters import KindForm, ReplaceForm
from ballots.letters import making, ordering, steps
from ballots.models import LetterBatch, LetterState
from ballots.tasks import start_letters
from ballots.views import finding
from ballots.views.requests import officer
from look import progress

PER_PAGE = 25


@never_cache
def page(request: HttpRequest, vote: DeskVote) -> HttpResponse:
    """POST orders letters for everybody who has none."""
    form, refusal = KindForm(), ""
    if request.method == "POST":
        form = KindForm(request.POST)
        if form.is_valid():
            try:
                _order(request, vote, form.cleaned_data["kind"])
            except BallotError as refused:
                refusal = refused.message
            else:
                return redirect(vote.letters)
    return _page(request, vote, form, refusal)


@transaction.atomic
def _order(request: HttpRequest, vote: DeskVote, kind: str) -> None:
    made = ordering.order(vote.ballot, officer(request), vote.letters_say, kind)
    for batch in made:
        hand_to_worker(batch)


def hand_to_worker(batch: LetterBatch) -> None:
    """Once what was changed is committed."""
    transaction.on_commit(partial(start_letters, batch.pk))


def _page(request: HttpRequest, vote: DeskVote, form: KindForm, refusal: str) -> HttpResponse:
    ballot = vote.ballot
    batches = ballot.letter_batches.select_related("first_by", "second_by").order_by("-number")
    shown = Paginator(batches, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, steps.next_step(one), progress.of(making.job(one.pk))) for one in shown]
    context = {
        "vote": vote,
        "without": ordering.without_letter(ballot).count(),
        "can_order": ballot.state in BEFORE_CLOSING,
        "page": shown,
        "rows": rows,
        "running": any(one.state in {LetterState.QUEUED, LetterState.MAKING} for one in shown),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "ballots/desks/letters.html", context, status=409 if refusal else 200)


@never_cache
def replace(request: HttpRequest, vote: DeskVote) -> HttpResponse:
    """POST `do`: find somebody, choose the entry, replace the letter with a reason."""
    doing = {"search": finding.search, "choose": _choose, "replace": _replace}
    do = doing.get(request.POST.get("do", "")) if request.method == "POST" else None
    said: dict[str, Any] = {}
    try:
        said = do(request, vote) if do else {}
    except BallotError as refusal:
        said = {"refusal": refusal.message}
    if "batch" in said:
        return redirect(vote.letter_batch(said["batch"].number))
    context = {
        "vote": vote,
        "search": finding.forms(vote)["search"],
        **said,
    }
    status = 409 if said.get("refusal") else 200
    return render(request, "ballots/desks/replace_letter.html", context, status=status)


def _choose(request: HttpRequest, vote: DeskVote) -> dict[str, Any]:
    return {
        "entry": finding.entry(vote, request.POST.get("entry", "")),
        "form": ReplaceForm(),
    }


@transaction.atomic
def _replace(request: HttpRequest, vote: DeskVote) -> dict[str, Any]:
    entry = finding.entry(vote, request.POST.get("entry", ""))
    form = ReplaceForm(request.POST)
    if not form.is_valid():
        return {"entry": entry, "form": form}
    given = form.cleaned_data
    batch = ordering.replace(
        entry, officer(request), vote.letters_say, given["kind"], given["reason"]
    )
    hand_to_worker(batch)
    return {"batch": batch}
