"""Finding a voter on the roll, or putting somebody on it whose details an officer has seen: the same at both places."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ballots import papers_by_post
from ballots.models import RollEntry, RollKind
from ballots.voters import Declared
from budgets.forms.on_paper import SearchForm
from budgets.forms.proof import DetailsForm
from budgets.models import BudgetRound
from budgets.views.officer.requests import officer

_ENROL_ID = "enrol_%s"


def forms(budget_round: BudgetRound) -> dict[str, Any]:
    """What the page needs before anything was asked."""
    frozen = budget_round.ballot.roll.kind == RollKind.FROZEN
    return {
        "search": SearchForm(auto_id="search_%s"),
        "enrol": None if frozen else _details(budget_round),
    }


def search(request: HttpRequest, budget_round: BudgetRound) -> dict[str, Any]:
    form = SearchForm(request.POST, auto_id="search_%s")
    if not form.is_valid():
        return {"search": form}
    found = list(papers_by_post.search(budget_round.ballot, form.cleaned_data["text"]))
    return {"search": form, "found": found, "searched": True}


def enrol(request: HttpRequest, budget_round: BudgetRound) -> dict[str, Any]:
    """Raises BallotError."""
    form = _details(budget_round, request.POST)
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
    )
    entry = papers_by_post.enrol(budget_round.ballot, voter, officer(request))
    return {"found": [entry], "searched": True}


def entry(budget_round: BudgetRound, number: str) -> RollEntry:
    """The entry of this round with the number of a form. Raises Http404."""
    entries = RollEntry.objects.filter(ballot=budget_round.ballot)
    return get_object_or_404(
        entries, pk=int(number) if number.isascii() and number.isdigit() else 0
    )


def _details(budget_round: BudgetRound, data: Any = None) -> DetailsForm:
    form = DetailsForm(data, ballot=budget_round.ballot, auto_id=_ENROL_ID)
    del form.fields["email"]
    return form
