"""Letters with codes: who has none yet, which files there are and what is to be done with each, and one letter replaced."""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from ballots.codes import BEFORE_CLOSING
from ballots.errors import BallotError
from ballots.letters import making, ordering, steps
from ballots.letters.ordering import About
from ballots.models import LetterBatch, LetterState
from ballots.tasks import start_letters
from budgets.forms.letters import KindForm, ReplaceForm
from budgets.models import BudgetRound
from budgets.policies import can_send_letters
from budgets.views.officer import finding
from budgets.views.officer.access import for_round
from budgets.views.officer.requests import officer
from look import progress

PER_PAGE = 25


@never_cache
@for_round(can_send_letters)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """POST orders letters for everybody who has none."""
    form, refusal = KindForm(), ""
    if request.method == "POST":
        form = KindForm(request.POST)
        if form.is_valid():
            try:
                _order(request, budget_round, form.cleaned_data["kind"])
            except BallotError as refused:
                refusal = refused.message
            else:
                return redirect("officer:letters", budget_round.slug)
    return _page(request, budget_round, form, refusal)


@transaction.atomic
def _order(request: HttpRequest, budget_round: BudgetRound, kind: str) -> None:
    made = ordering.order(budget_round.ballot, officer(request), about(budget_round), kind)
    for batch in made:
        hand_to_worker(batch)


def hand_to_worker(batch: LetterBatch) -> None:
    """Once what was changed is committed."""
    transaction.on_commit(partial(start_letters, batch.pk))


def about(budget_round: BudgetRound) -> About:
    """What the letters say: the square code opens the page where one chooses."""
    page_url = settings.SITE_URL + reverse("budgets:choose", args=[budget_round.slug])
    return About(budget_round.title, page_url, budget_round.contact_phone)


def _page(
    request: HttpRequest, budget_round: BudgetRound, form: KindForm, refusal: str
) -> HttpResponse:
    ballot = budget_round.ballot
    batches = ballot.letter_batches.select_related("first_by", "second_by").order_by("-number")
    shown = Paginator(batches, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, steps.next_step(one), progress.of(making.job(one.pk))) for one in shown]
    context = {
        "budget_round": budget_round,
        "without": ordering.without_letter(ballot).count(),
        "can_order": ballot.state in BEFORE_CLOSING,
        "page": shown,
        "rows": rows,
        "running": any(one.state in {LetterState.QUEUED, LetterState.MAKING} for one in shown),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "officer/letters.html", context, status=409 if refusal else 200)


@never_cache
@for_round(can_send_letters)
def replace(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """POST `do`: find somebody, choose the entry, replace the letter with a reason."""
    doing = {"search": finding.search, "choose": _choose, "replace": _replace}
    do = doing.get(request.POST.get("do", "")) if request.method == "POST" else None
    said: dict[str, Any] = {}
    try:
        said = do(request, budget_round) if do else {}
    except BallotError as refusal:
        said = {"refusal": refusal.message}
    if "batch" in said:
        return redirect("officer:letter-batch", budget_round.slug, said["batch"].number)
    context = {
        "budget_round": budget_round,
        "search": finding.forms(budget_round)["search"],
        **said,
    }
    status = 409 if said.get("refusal") else 200
    return render(request, "officer/replace_letter.html", context, status=status)


def _choose(request: HttpRequest, budget_round: BudgetRound) -> dict[str, Any]:
    return {
        "entry": finding.entry(budget_round, request.POST.get("entry", "")),
        "form": ReplaceForm(),
    }


@transaction.atomic
def _replace(request: HttpRequest, budget_round: BudgetRound) -> dict[str, Any]:
    entry = finding.entry(budget_round, request.POST.get("entry", ""))
    form = ReplaceForm(request.POST)
    if not form.is_valid():
        return {"entry": entry, "form": form}
    given = form.cleaned_data
    batch = ordering.replace(
        entry, officer(request), about(budget_round), given["kind"], given["reason"]
    )
    hand_to_worker(batch)
    return {"batch": batch}
