"""Where a voter lives, asked for before the list where some of the money is one area's own. The roll has the last word."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from budgets import areas, visitor
from budgets.choosing import Wish
from budgets.forms.where import AreaForm, PostcodeHereForm
from budgets.models import BudgetRound
from budgets.views.voting.access import for_this_voter, for_votes
from places import lookup


@for_this_voter
@for_votes
def where(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """GET two ways to say it; POST one of them, which goes on to the list."""
    names = areas.names_of(budget_round)
    typed = request.POST if request.method == "POST" else None
    by_name = "area" in request.POST
    named = AreaForm(typed if by_name else None, areas=names)
    form = PostcodeHereForm(None if by_name else typed, areas=names)
    language = request.GET.get("language", "")
    if by_name and named.is_valid():
        area = named.cleaned_data["area"]
        return _to("budgets:choose", budget_round, area=area, language=language)
    if typed and not by_name and form.is_valid():
        response = _to("budgets:choose", budget_round, area=form.area, language=language)
        place = form.found.neighbourhood.name if form.found.neighbourhood else ""
        visitor.remember_postcode(response, form.found.postcode, place)
        return response
    context = {
        "budget_round": budget_round,
        "ballot": budget_round.ballot,
        "form": form,
        "named": named,
    }
    return render(request, "voting/where.html", context)


def of_the_round(budget_round: BudgetRound, wish: Wish) -> Wish:
    """The wish without an area that has no vote here: it was not chosen on our pages. Where one area votes, that is it."""
    ballot = budget_round.ballot
    if ballot.has_pots and len(ballot.strata) == 1:
        return wish._replace(area=ballot.strata[0])
    return wish if wish.area in ballot.strata else wish._replace(area="")


def ask(budget_round: BudgetRound, wish: Wish) -> HttpResponse:
    """To the question, with the language that the list is wanted in."""
    return _to("budgets:where", budget_round, language=wish.language)


def _to(name: str, budget_round: BudgetRound, **said: str) -> HttpResponse:
    """The code of an area and a language are public; a postcode never stands in an address."""
    query = urlencode({key: value for key, value in said.items() if value})
    address = reverse(name, args=[budget_round.slug])
    return redirect(f"{address}?{query}" if query else address)


def area_of(request: HttpRequest, budget_round: BudgetRound) -> str:
    """The code of the area that was chosen, or of the postcode this visitor gave; "" where neither is of the round."""
    strata = budget_round.ballot.strata
    if (given := request.GET.get("area", "")) in strata:
        return given
    postcode = visitor.postcode_of(request)
    codes = lookup.find(postcode).codes if postcode else []
    return next((code for code in codes if code in strata), "")
