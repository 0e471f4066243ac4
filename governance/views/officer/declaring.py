"""Declaring the result of any vote of members: the outcome, seen by those who may declare and nobody else before."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ballots.forms.acts import DeclareForm
from ballots.models import BallotState
from governance import declaring, reason_words
from governance.errors import GovernanceError
from governance.questions import Question
from governance.two_persons import obstacle
from governance.views.officer.access import officer
from governance.views.officer.ballots import address, returned


@require_http_methods(["GET", "HEAD", "POST"])
@returned
def declare(request: HttpRequest, asked: Question) -> HttpResponse:
    refusal = _not_now(asked) or obstacle(asked.called, officer(request))
    if refusal:
        return _page(request, asked, refusal=refusal)
    form = DeclareForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            declaring.declare(asked.ballot, officer(request), form.cleaned_data["statement"])
        except GovernanceError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("The result is declared and public."))
            return redirect(address(asked))
    return _page(request, asked, form, refusal)


def _not_now(asked: Question) -> str:
    state = BallotState(asked.ballot.state)
    if state == BallotState.COUNTED:
        return ""
    if state in {BallotState.DECLARED, BallotState.SUPERSEDED}:
        return _("The result has been declared.")
    return _("This vote is “%(state)s”. A result can be declared once it is counted.") % {
        "state": state.label
    }


def _page(
    request: HttpRequest, asked: Question, form: DeclareForm | None = None, refusal: str = ""
) -> HttpResponse:
    context = {
        "asked": asked,
        "form": form,
        "refusal": refusal,
        "outcome": _outcome(asked) if form else None,
        "back": address(asked),
    }
    return render(
        request, "officer_governance/declare.html", context, status=409 if refusal else 200
    )


def _outcome(asked: Question) -> dict[str, Any]:
    """The names of the elected in order, or whether it passed and why."""
    outcome = asked.ballot.counts.get(main=True).outcome
    papers = asked.ballot.papers.count()
    if not asked.is_ranking:
        why = reason_words.sentences(outcome)
        return {
            "passed": outcome["passed"],
            "why": why,
            "papers": papers,
            "heads": outcome["head_count"],
        }
    by_number = {str(choice.number): choice for choice in asked.choices}
    elected = outcome["elected"]
    return {
        "elected": [by_number.pop(number).title for number in elected],
        "others": list(by_number.values()),
        "papers": papers,
        "quota": outcome["quota"],
        "ties": len(outcome["ties"]),
    }
