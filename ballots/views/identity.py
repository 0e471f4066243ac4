"""The identity desk: the statement on the envelope marks the roll."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from ballots import desks, papers_by_post
from ballots.desk_vote import DeskVote
from ballots.errors import BallotError
from ballots.models import Desk
from ballots.views import finding
from ballots.views.requests import officer


@never_cache
def page(request: HttpRequest, vote: DeskVote) -> HttpResponse:
    """POST `do`: search the roll, put somebody on it, mark an entry."""
    doing = {"search": finding.search, "enrol": finding.enrol, "mark": _mark}
    do = doing.get(request.POST.get("do", "")) if request.method == "POST" else None
    try:
        desks.check(vote.ballot, officer(request), Desk.IDENTITY)
        said = do(request, vote) if do else {}
    except BallotError as refusal:
        said = {"refusal": refusal.message, "wrong_desk": isinstance(refusal, desks.WrongDesk)}
    return _page(request, vote, said)


def _mark(request: HttpRequest, vote: DeskVote) -> dict[str, Any]:
    entry = finding.entry(vote, request.POST.get("entry", ""))
    return {"marked": entry, "receipt": papers_by_post.mark(entry, officer(request))}


def _page(request: HttpRequest, vote: DeskVote, said: dict[str, Any]) -> HttpResponse:
    context = {
        "vote": vote,
        "taking": vote.ballot.state in papers_by_post.TAKING,
        **finding.forms(vote),
        **said,
    }
    status = 409 if said.get("refusal") else 200
    return render(request, "ballots/desks/identity.html", context, status=status)
