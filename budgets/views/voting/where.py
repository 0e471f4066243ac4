"""Where a voter lives, asked for before the list where some of the money is one area's own. The roll has the last word."""

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
    if by_name and named.is_valid():
        return onwards(budget_round, named.cleaned_data["area"])
    if typed and not by_name and form.is_valid():
        response = onwards(budget_round, form.area)
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
    """The wish without an area that has no vote here: it was not chosen on our pages."""
    return wish if wish.area in budget_round.ballot.strata else wish._replace(area="")


def onwards(budget_round: BudgetRound, area: str) -> HttpResponse:
    """To the list of an area. Its code is public; a postcode never stands in an address."""
    address = reverse("budgets:choose", args=[budget_round.slug])
    return redirect(f"{address}?area={area}")


def area_of(request: HttpRequest, budget_round: BudgetRound) -> str:
    """The code of the area that was chosen, or of the postcode this visitor gave; "" where neither is of the round."""
    strata = budget_round.ballot.strata
    if (given := request.GET.get("area", "")) in strata:
        return given
    postcode = visitor.postcode_of(request)
    codes = lookup.find(postcode).codes if postcode else []
    return next((code for code in codes if code in strata), "")
