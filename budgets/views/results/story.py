"""The result of a round as a story, and before it the page that says when it will be there."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ballots.due import settle
from ballots.models import BallotState
from ballots.published_lists import LICENCE
from ballots.publishing import is_public
from ballots.turnout_tables import share_of_roll
from budgets import (
    after_result,
    age_chart,
    count_words,
    result_map,
    result_words,
    results,
    tie_words,
    turnout_tables,
)
from budgets.models import BudgetRound
from budgets.results import Result
from budgets.views.results.access import get_round
from look.public_pages import shared
from statute import clock, parameters

S = BallotState
_CHECKING = {S.CLOSED, S.RECONCILED, S.COUNTED}
_WAITING_SECONDS = 60


@require_safe
def result(request: HttpRequest, slug: str) -> HttpResponse:
    """The result once it is declared; until then when to come back, and not a figure more."""
    budget_round = get_round(slug)
    if not is_public(budget_round.ballot):
        return _waiting(request, budget_round)
    return shared(request, _story(request, budget_round))


def _waiting(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    ballot = budget_round.ballot
    settle(ballot)
    due = ballot.closes_at + timedelta(days=int(parameters.value("result-days")))
    context = {
        "budget_round": budget_round,
        "ballot": ballot,
        "due": due,
        "late": due < clock.now(),
        "checking": ballot.state in _CHECKING,
        "scheduled": ballot.state == S.SCHEDULED,
        "cancelled": ballot.state == S.CANCELLED,
    }
    response = render(request, "results/waiting.html", context)
    patch_cache_control(response, private=True, max_age=_WAITING_SECONDS)
    return response


def _story(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    return render(request, "results/result.html", story(results.read(budget_round)))


def story(found: Result) -> dict[str, Any]:
    """What the page of a declared result shows, in its order."""
    outcome = found.outcome
    superseded = found.entries.get("ballots.superseded")
    after = after_result.sections(found)
    return {
        "result": found,
        "budget_round": found.budget_round,
        "ballot": found.ballot,
        "headline": result_words.headline(found),
        "superseded": superseded,
        "after": after,
        "decided": any(one.decides for one in after),
        "superseded_why": result_words.reason(superseded),
        "costs": [line.cost_pence for line in found.winners],
        "key": [(line.title, line.cost_pence) for line in found.winners],
        "map": result_map.winners_map(found),
        "map_table": result_map.winners_table(found),
        "how_counted": count_words.how_counted(outcome),
        "details": count_words.details(outcome),
        "ties": tie_words.ties_in_short(outcome),
        "other_rule": found.ballot.other_rule_published and found.other is not None,
        "share": share_of_roll(found.ballot, found.declaration),
        "turnout_tables": turnout_tables.tables(found),
        "ages": age_chart.ages(found),
        "licence": LICENCE,
        "receipts_url": reverse("budgets:receipts", args=[found.budget_round.slug]),
        "reconciled": found.entries.get("ballots.reconciled"),
        "declared": found.entries.get("ballots.declared"),
    }
