"""The full count, and what another rule would have chosen where that was promised before the vote."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from budgets import count_tables, count_words, other_rule, results, tie_words
from budgets.making import facts_of
from budgets.models import BudgetRound
from budgets.summaries import rules_in_words
from budgets.views.results.access import for_result


@for_result
def count(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """Every turn in its order, every tie with the step that decided it, and what to count again from."""
    found = results.read(budget_round)
    rules = rules_in_words(facts_of(budget_round), pots=budget_round.ballot.has_pots)
    context = {
        "result": found,
        "budget_round": budget_round,
        "how_counted": count_words.how_counted(found.outcome),
        "parts": [
            (part, count_words.details(part.outcome), count_tables.tables(part))
            for part in found.parts
        ],
        "ties": [
            tie_words.tie_in_words(tie, found.titles, by_points=found.by_points)
            for tie in found.outcome["ties"]
        ],
        "rules": next(section.rows for section in rules if section.page == "method"),
        "settings": count_tables.settings(found),
    }
    return render(request, "results/count.html", context)


@for_result
def other(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """What the other rule would have chosen. 404 unless its publication was announced before the opening."""
    if not budget_round.ballot.other_rule_published:
        raise Http404
    found = results.read(budget_round)
    if found.other is None:
        raise Http404
    context = {
        "result": found,
        "budget_round": budget_round,
        "comparison": other_rule.compare(found, found.other),
        "how_counted": count_words.how_counted(found.other.outcome),
        "details": count_words.details(found.other.outcome),
    }
    return render(request, "results/other_rule.html", context)
