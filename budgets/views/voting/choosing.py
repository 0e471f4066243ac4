"""The list of projects with its ticks: one page, also while it is sorted, filtered or added up."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ballots.errors import BallotError
from ballots.models import Ballot, Pot
from ballots.sealed_choices import open_
from budgets import areas, cards, choosing, languages, marked, visitor
from budgets.cards import Pick
from budgets.choosing import Listed, Wish
from budgets.marked import WrongMark
from budgets.models import BudgetRound
from budgets.parts import Part, asks_where, parts, pots_for
from budgets.rule_words import rule_in_words
from budgets.views.voting.access import for_this_voter, for_votes
from budgets.views.voting.where import area_of, ask, of_the_round
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
    wish = of_the_round(budget_round, wish)
    if not wish.area and asks_where(budget_round.ballot):
        wish = wish._replace(area=area_of(request, budget_round))
        if not wish.area:
            return ask(budget_round, wish)
    return page(request, budget_round, wish)


def _brought_back(request: HttpRequest, budget_round: BudgetRound) -> Wish:
    if "choices" not in request.POST:
        return choosing.read_wish(request.POST)
    sealed = open_(request.POST["choices"], budget_round.ballot_id)
    language, area = sealed.extra.get("language", ""), sealed.extra.get("area", "")
    return marked.wish_of(budget_round.ballot, sealed.marks, language, area)


def page(
    request: HttpRequest,
    budget_round: BudgetRound,
    wish: Wish,
    *,
    problem: BallotError | None = None,
    preview: bool = False,
) -> HttpResponse:
    """The voters' page. `problem` says why it is shown again; `preview` casts nothing and shows every area's projects."""
    order = visitor.order_of(request)
    pots = pots_for(budget_round.ballot, None if preview else wish.area)
    projects = [
        one
        for one in choosing.projects_of(budget_round, wish.language)
        if not one.pot or one.pot in {pot.number for pot in pots}
    ]
    context = {
        **_round_in(budget_round, wish.language),
        **_list(budget_round.ballot, projects, wish, order, problem=problem, pots=pots),
        "own": any(pot.strata for pot in pots),
        "own_area": areas.name_of(wish.area),
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
    *,
    problem: BallotError | None,
    pots: list[Pot],
) -> dict[str, Any]:
    there = choosing.choosable(projects)
    shown = choosing.arranged(there, wish, order)
    wrong = {problem.number: problem.message} if isinstance(problem, WrongMark) else {}
    picks = cards.picks(ballot, wish, wrong)
    return {
        "parts": _parts(parts(ballot, pots, there, wish), shown, picks),
        "all": len(there),
        "shown": len(shown),
        "total": sum(project.cost_pence for project in there),
        "withdrawn": [project for project in projects if project.withdrawn_because],
        "categories": choosing.categories(there),
        "sorts": choosing.SORTS,
    }


def _parts(
    found: list[Part], shown: list[Listed], picks: Mapping[int, Pick]
) -> list[tuple[Part, list[SafeString], Part | None]]:
    """Each part with its cards and the part after it."""
    return [
        (part, _drawn(part, shown, picks), following)
        for part, following in zip_longest(found, found[1:])
    ]


def _drawn(part: Part, shown: list[Listed], picks: Mapping[int, Pick]) -> list[SafeString]:
    """The cards of a part, in the order in which all are shown."""
    mine, spoken = {one.number for one in part.projects}, get_language() or ""
    return [
        cards.card(one, picks.get(one.number, picks[0]), spoken)
        for one in shown
        if one.number in mine
    ]


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
