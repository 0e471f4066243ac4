"""Recount it yourself: the steps, the command, what must come out, and a recount in the browser."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ballots.publishing import withheld_digest
from budgets import recounting, results
from budgets.models import BudgetRound
from budgets.views.results.access import for_result


@for_result
def recount(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    found = results.read(budget_round)
    held_back = found.publishable.withheld
    context = {
        "result": found,
        "budget_round": budget_round,
        "ballot": budget_round.ballot,
        "parts": [
            (part, recounting.command(found, part), recounting.expected(part))
            for part in found.parts
        ],
        "published": found.publishable.papers,
        "withheld": held_back,
        "withheld_digest": withheld_digest(budget_round.ballot) if held_back else "",
        "in_the_browser": recounting.in_the_browser(found) and not held_back,
    }
    return render(request, "results/recount.html", context)
