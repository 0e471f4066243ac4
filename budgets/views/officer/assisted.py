"""A vote with the voter beside the officer: find the entry, key what the voter says, read it back, cast."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from ballots import assisting, casting
from ballots.errors import BallotError, WrongMarks
from ballots.models import BallotState, RollEntry
from ballots.sealed_choices import open_, seal
from budgets.forms.on_paper import HelpedForm
from budgets.models import BudgetRound
from budgets.policies import can_take_votes
from budgets.views.officer import finding
from budgets.views.officer.access import for_round
from budgets.views.officer.requests import officer


@never_cache
@for_round(can_take_votes)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
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
        said = do(request, budget_round) if do else {}
    except BallotError as refusal:
        said = {"refusal": refusal.message}
    context = {
        "budget_round": budget_round,
        "taking": budget_round.ballot.state == BallotState.OPEN,
        **finding.forms(budget_round),
        **said,
    }
    status = 409 if said.get("refusal") else 200
    return render(request, "officer/assisted.html", context, status=status)


def _choose(request: HttpRequest, budget_round: BudgetRound) -> dict[str, Any]:
    entry = _unvoted(request.POST.get("entry", ""), budget_round)
    return _asking(budget_round, entry, HelpedForm())


def _look(request: HttpRequest, budget_round: BudgetRound) -> dict[str, Any]:
    entry = _unvoted(request.POST.get("entry", ""), budget_round)
    form, ballot = HelpedForm(request.POST), budget_round.ballot
    if not form.is_valid():
        return _asking(budget_round, entry, form)
    try:
        marks = assisting.check(ballot, form.cleaned_data["numbers"])
    except WrongMarks as wrong:
        form.add_error("numbers", wrong.message)
        return _asking(budget_round, entry, form)
    titles = dict(ballot.options.values_list("number", "title"))
    sealed = seal(ballot.pk, marks, casting.form_token(), {"entry": str(entry.pk)})
    chosen = [(number, titles[number]) for number in marks]
    return {"entry": entry, "chosen": chosen, "sealed": sealed}


def _cast(request: HttpRequest, budget_round: BudgetRound) -> dict[str, Any]:
    sealed = open_(request.POST.get("choices", ""), budget_round.ballot_id)
    entry = finding.entry(budget_round, sealed.extra.get("entry", ""))
    receipt = assisting.cast(entry, sealed.marks, officer(request))
    return {"cast": entry, "receipt": receipt}


def _unvoted(number: str, budget_round: BudgetRound) -> RollEntry:
    entry = finding.entry(budget_round, number)
    assisting.check_unvoted(entry)
    return entry


def _asking(budget_round: BudgetRound, entry: RollEntry, form: HelpedForm) -> dict[str, Any]:
    options = budget_round.ballot.options.filter(withdrawn_at=None).order_by("number")
    return {"entry": entry, "marks_form": form, "options": options}
