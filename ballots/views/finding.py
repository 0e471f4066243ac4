"""Finding a voter on the roll, or putting somebody on it whose details an officer has seen: the same at both places."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ballots import papers_by_post
from ballots.desk_vote import DeskVote
from ballots.errors import NotAllowedNow
from ballots.forms.on_paper import SearchForm
from ballots.models import RollEntry
from ballots.views.requests import officer
from ballots.voters import Declared


def forms(vote: DeskVote) -> dict[str, Any]:
    """What the page needs before anything was asked."""
    return {
        "search": SearchForm(auto_id="search_%s"),
        "enrol": _details(vote),
    }


def search(request: HttpRequest, vote: DeskVote) -> dict[str, Any]:
    form = SearchForm(request.POST, auto_id="search_%s")
    if not form.is_valid():
        return {"search": form}
    found = list(papers_by_post.search(vote.ballot, form.cleaned_data["text"]))
    return {"search": form, "found": found, "searched": True}


def enrol(request: HttpRequest, vote: DeskVote) -> dict[str, Any]:
    """Raises BallotError."""
    form = _details(vote, request.POST)
    if form is None:
        raise NotAllowedNow(_("This roll is a register: nobody is put on it here."))
    if not form.is_valid():
        return {"enrol": form}
    given = form.cleaned_data
    voter = Declared(
        email="",
        code="",
        name=given["name"],
        date_of_birth=given["born"],
        postcode=given["postcode"],
        address=given["address"],
        connection=given["connection"],
        area=given.get("area", ""),
    )
    entry = papers_by_post.enrol(vote.ballot, voter, officer(request))
    return {"found": [entry], "searched": True}


def entry(vote: DeskVote, number: str) -> RollEntry:
    """The entry of this round with the number of a form. Raises Http404."""
    entries = RollEntry.objects.filter(ballot=vote.ballot)
    return get_object_or_404(
        entries, pk=int(number) if number.isascii() and number.isdigit() else 0
    )


def _details(vote: DeskVote, data: Any = None) -> Form | None:
    return vote.details_form(data) if vote.details_form else None
