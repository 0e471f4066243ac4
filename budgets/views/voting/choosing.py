"""The list of projects with its ticks: one page, also while it is sorted, filtered or added up."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from ballots.errors import BallotError
from ballots.models import Ballot
from ballots.sealed_choices import open_
from budgets import cards, choosing, languages, marked, visitor
from budgets.choosing import Listed, Wish
from budgets.marked import WrongMark
from budgets.models import BudgetRound
from budgets.rule_words import rule_in_words
from budgets.tray import tray
from budgets.views.voting.access import for_this_voter, for_votes
from look.problems import Problem


@for_this_voter
@for_votes
def choose(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """GET an empty list; POST the same list with what was ticked, or sealed choices that come back to be changed."""
    wish = Wish(language=request.GET.get("language", ""))
    if request.method == "POST":
        try:
            wish = _brought_back(request, budget_round)
        except BallotError:
            return redirect("budgets:choose", slug=budget_round.slug)
    return page(request, budget_round, wish)


def _brought_back(request: HttpRequest, budget_round: BudgetRound) -> Wish:
    if "choices" not in request.POST:
        return choosing.read_wish(request.POST)
    sealed = open_(request.POST["choices"], budget_round.ballot_id)
    language = sealed.extra.get("language", "")
    return marked.wish_of(budget_round.ballot, sealed.marks, language)


def page(
    request: HttpRequest,
    budget_round: BudgetRound,
    wish: Wish,
    *,
    problem: BallotError | None = None,
    preview: bool = False,
) -> HttpResponse:
    """The voters' page. `problem` says why it is shown again; `preview` casts nothing."""
    order = visitor.order_of(request)
    projects = choosing.projects_of(budget_round, wish.language)
    context = {
        **_round_in(budget_round, wish.language),
        **_list(budget_round.ballot, projects, wish, order, problem),
        "problems": _problems(projects, wish, problem),
        "rule": rule_in_words(budget_round.ballot),
        "postcode": visitor.postcode_of(request),
        "neighbourhood": visitor.neighbourhood_of(request),
        "order": f"{order // 1000} {order % 1000:03d}",
        "preview": preview,
        "wish": wish,
    }
    response = render(request, "voting/choose.html", context)
    visitor.remember_order(response, order)
    return response


def _list(
    ballot: Ballot,
    projects: list[Listed],
    wish: Wish,
    order: int,
    problem: BallotError | None,
) -> dict[str, Any]:
    there, spoken = choosing.choosable(projects), get_language() or ""
    shown = choosing.arranged(there, wish, order)
    wrong = {problem.number: problem.message} if isinstance(problem, WrongMark) else {}
    picks = cards.picks(ballot, wish, wrong)
    return {
        "cards": [cards.card(one, picks.get(one.number, picks[0]), spoken) for one in shown],
        "all": len(there),
        "shown": len(shown),
        "total": sum(project.cost_pence for project in there),
        "tray": tray(ballot, choosing.chosen(there, wish.numbers), wish),
        "withdrawn": [project for project in projects if project.withdrawn_because],
        "categories": choosing.categories(there),
        "sorts": choosing.SORTS,
    }


def _problems(projects: list[Listed], wish: Wish, problem: BallotError | None) -> list[Problem]:
    if not problem:
        return []
    first = next(iter(wish.numbers or [one.number for one in projects]), 0)
    at = problem.number if isinstance(problem, WrongMark) else first
    known = at in {project.number for project in projects}
    return [Problem(problem.message, f"project-{at}" if known else "projects")]


def _round_in(budget_round: BudgetRound, code: str) -> dict[str, Any]:
    """The round's own words in that language where it has them, with the links to its other languages."""
    spoken = code if code in budget_round.languages else ""
    ballot = budget_round.ballot
    question = ballot.translations.get(spoken, {}).get("question")
    summary = budget_round.translations.get(spoken, {}).get("summary")
    return {
        "budget_round": budget_round,
        "ballot": ballot,
        "question": question or ballot.question,
        "summary": summary or budget_round.summary,
        "said": [name for name, text in (("question", question), ("summary", summary)) if text],
        "spoken": languages.language(spoken) if spoken else None,
        "languages": [languages.language(one) for one in budget_round.languages],
    }


def back_to_list(budget_round: BudgetRound) -> HttpResponseRedirect:
    return redirect("budgets:choose", slug=budget_round.slug)
