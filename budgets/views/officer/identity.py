"""The identity desk: the statement on the envelope marks the roll."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from ballots import desks, papers_by_post
from ballots.errors import BallotError
from ballots.models import Desk
from budgets.models import BudgetRound
from budgets.policies import can_take_votes
from budgets.views.officer import finding
from budgets.views.officer.access import for_round
from budgets.views.officer.requests import officer


@never_cache
@for_round(can_take_votes)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """POST `do`: search the roll, put somebody on it, mark an entry."""
    doing = {"search": finding.search, "enrol": finding.enrol, "mark": _mark}
    do = doing.get(request.POST.get("do", "")) if request.method == "POST" else None
    try:
        desks.check(budget_round.ballot, officer(request), Desk.IDENTITY)
        said = do(request, budget_round) if do else {}
    except BallotError as refusal:
        said = {"refusal": refusal.message, "wrong_desk": isinstance(refusal, desks.WrongDesk)}
    return _page(request, budget_round, said)


def _mark(request: HttpRequest, budget_round: BudgetRound) -> dict[str, Any]:
    entry = finding.entry(budget_round, request.POST.get("entry", ""))
    return {"marked": entry, "receipt": papers_by_post.mark(entry, officer(request))}


def _page(request: HttpRequest, budget_round: BudgetRound, said: dict[str, Any]) -> HttpResponse:
    context = {
        "budget_round": budget_round,
        "taking": budget_round.ballot.state in papers_by_post.TAKING,
        **finding.forms(budget_round),
        **said,
    }
    status = 409 if said.get("refusal") else 200
    return render(request, "officer/identity.html", context, status=status)
