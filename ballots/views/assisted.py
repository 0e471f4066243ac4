"""A vote with the voter beside the officer: find the entry, key what the voter says, read it back, cast."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from ballots import assisting, casting
from ballots.desk_vote import DeskVote
from ballots.errors import BallotError, WrongMarks
from ballots.forms.marks import MarksForm, marks_form
from ballots.marking_pots import for_stratum
from ballots.marks_in_words import in_words
from ballots.models import BallotState, RollEntry
from ballots.sealed_choices import open_, seal
from ballots.views import finding
from ballots.views.requests import officer


@never_cache
def page(request: HttpRequest, vote: DeskVote) -> HttpResponse:
    """POST `do`: search, put on the roll, choose an entry, look at the choices once more, cast."""
    doing = {
        "search": finding.search,
        "enrol": finding.enrol,
        "choose": _choose,
        "look": _look,
        "cast": _cast,
    }
    do = doing.get(request.POST.get("do", "")) if request.method == "POST" else None
    try:
        said = do(request, vote) if do else {}
    except BallotError as refusal:
        said = {"refusal": refusal.message}
    context = {
        "vote": vote,
        "taking": vote.ballot.state == BallotState.OPEN,
        **finding.forms(vote),
        **said,
    }
    status = 409 if said.get("refusal") else 200
    return render(request, "ballots/desks/assisted.html", context, status=status)


def _choose(request: HttpRequest, vote: DeskVote) -> dict[str, Any]:
    entry = _unvoted(request.POST.get("entry", ""), vote)
    return _asking(vote, entry, marks_form(vote.ballot, of_paper=False))


def _look(request: HttpRequest, vote: DeskVote) -> dict[str, Any]:
    entry = _unvoted(request.POST.get("entry", ""), vote)
    ballot = vote.ballot
    form = marks_form(ballot, request.POST, of_paper=False)
    if not form.is_valid():
        return _asking(vote, entry, form)
    try:
        marks = assisting.check(entry, form.marks())
    except WrongMarks as wrong:
        form.refuse(wrong.message)
        return _asking(vote, entry, form)
    sealed = seal(ballot.pk, marks, casting.form_token(), {"entry": str(entry.pk)})
    return {"entry": entry, "chosen": in_words(ballot, marks), "sealed": sealed}


def _cast(request: HttpRequest, vote: DeskVote) -> dict[str, Any]:
    sealed = open_(request.POST.get("choices", ""), vote.ballot.pk)
    entry = finding.entry(vote, sealed.extra.get("entry", ""))
    receipt = assisting.cast(entry, sealed.marks, officer(request))
    return {"cast": entry, "receipt": receipt}


def _unvoted(number: str, vote: DeskVote) -> RollEntry:
    entry = finding.entry(vote, number)
    assisting.check_unvoted(entry)
    return entry


def _asking(vote: DeskVote, entry: RollEntry, form: MarksForm) -> dict[str, Any]:
    options = for_stratum(vote.ballot, entry.stratum).order_by("number")
    return {"entry": entry, "marks_form": form, "options": options}
