"""Keying a batch paper by paper, and deciding where two officers differ. Marks are never in an address, a session or a message."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ballots import desks, keyed_papers, keying
from ballots.desk_vote import DeskVote
from ballots.errors import BallotError, WrongMarks
from ballots.forms.marks import marks_form
from ballots.marks_in_words import in_words
from ballots.models import BatchState, Desk, Keying, PaperBatch
from ballots.views.on_paper import get_batch
from ballots.views.requests import officer

_OPEN_TO = {BatchState.KEYING: {1, 2}, BatchState.DIFFERING: {keying.THIRD}}


@never_cache
def page(request: HttpRequest, vote: DeskVote, number: int) -> HttpResponse:
    """POST `do`: key a paper, or finish. Without a turn of one's own that is still to be done: back to the batch."""
    batch = get_batch(vote, number)
    mine = _own_turn(request, batch)
    if mine is None:
        return redirect(vote.batch(number))
    try:
        desks.check(batch.ballot, officer(request), Desk.PAPERS)
        if request.method == "POST" and request.POST.get("do") == "finish":
            return _finish(request, vote, mine)
        said = _key(request, mine) if request.method == "POST" else {}
    except BallotError as refusal:
        said = {"refusal": refusal.message}
    return _page(request, vote, mine, said)


def _own_turn(request: HttpRequest, batch: PaperBatch) -> Keying | None:
    turns = _OPEN_TO.get(BatchState(batch.state), set())
    own = batch.keyings.filter(by=officer(request), finished=False, turn__in=turns)
    return own.select_related("batch__ballot").first()


def _finish(request: HttpRequest, vote: DeskVote, mine: Keying) -> HttpResponse:
    batch = keying.finish(mine, officer(request))
    messages.success(request, _finished(batch))
    return redirect(vote.batch(batch.number))


def _finished(batch: PaperBatch) -> str:
    if batch.state == BatchState.IN_BOX:
        return _("The papers of this batch are in the ballot box.")
    if batch.state == BatchState.DIFFERING:
        return _("Both keyings are done. Where they differ a third officer decides.")
    return _("Your keying is done. Another officer keys the same papers.")


def _key(request: HttpRequest, mine: Keying) -> dict[str, Any]:
    place = _number(request.POST.get("place", ""))
    form = marks_form(mine.batch.ballot, request.POST, of_paper=True)
    if not form.is_valid():
        return {"form": form, "place": place}
    try:
        kept = keying.key(mine, place, form.marks())
    except WrongMarks as wrong:
        form.refuse(wrong.message)
        return {"form": form, "place": place}
    return {"keyed": place, "kept": in_words(mine.batch.ballot, kept)}


def _page(request: HttpRequest, vote: DeskVote, mine: Keying, said: dict[str, Any]) -> HttpResponse:
    batch = mine.batch
    missing = keying.still_to_key(mine)
    place = said.get("place") or _number(request.GET.get("place", "")) or next(iter(missing), 0)
    third = mine.turn == keying.THIRD
    differing = keyed_papers.differing(batch.pk) if third else {}
    all_of_it = len(differing) if third else batch.size
    context = {
        "vote": vote,
        "batch": batch,
        "third": third,
        "place": place if not third or place in differing else next(iter(missing), 0),
        "places": differing if third else range(1, batch.size + 1),
        "whole": all_of_it,
        "done": all_of_it - len(missing),
        "missing": missing,
        "form": marks_form(batch.ballot, of_paper=True),
        **said,
    }
    if third and context["place"] in differing:
        context["readings"] = [
            in_words(batch.ballot, marks)
            for marks in keyed_papers.readings(batch.pk, context["place"])
        ]
    return render(
        request, "ballots/desks/keying.html", context, status=409 if said.get("refusal") else 200
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0  # noqa: PLR2004 -- more than any pile
