"""The wards on a map and in a list, and what is decided in each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ballots.models import BallotState
from budgets import listing, visitor
from budgets.models import BudgetRound
from budgets.views.voting.access import takes_votes
from look.drawing import Area, Pin, Sketch, sketch
from places import lookup
from places.deprivation import figures
from places.models import Lsoa, Neighbourhood, Ward


def wards(request: HttpRequest) -> HttpResponse:
    everywhere = list(Ward.objects.current())
    taking = {code for one in listing.listed().filter(listing.OPEN) for code in one.ballot.strata}
    areas = [
        Area(
            ward.name,
            ward.boundary,
            shade="here" if ward.code in taking else "",
            url=reverse("budgets:ward", args=[ward.slug]),
        )
        for ward in everywhere
    ]
    context = {
        "wards": [(ward, ward.code in taking) for ward in everywhere],
        "map": sketch(areas) if areas else None,
        "neighbourhoods": Neighbourhood.objects.current().exists(),
    }
    return render(request, "places/wards.html", context)


def ward(request: HttpRequest, slug: str) -> HttpResponse:
    """What this ward decides now and has decided. The visitor's postcode stands above it if it is in the ward."""
    here = get_object_or_404(Ward.objects.current().with_deprivation(), slug=slug)
    found = _postcode_in(request, here)
    deprivation = figures(here)
    rounds = list(listing.of_ward(here))
    taking = [one for one in rounds if takes_votes(one.ballot)]
    context = {
        "ward": here,
        "postcode": found.postcode if found else "",
        "neighbourhood": found.neighbourhood if found else None,
        "deprivation": deprivation,
        "edition": _edition() if deprivation else None,
        "open": taking,
        "coming": [one for one in rounds if one.ballot.state == BallotState.SCHEDULED],
        "checking": [one for one in rounds if _is_over(one) and one not in taking],
        "decided": listing.decided().filter(ballot__strata__contains=[here.code])[:5],
        **_map(here, taking),
    }
    return render(request, "places/ward.html", context)


def _is_over(budget_round: BudgetRound) -> bool:
    done = {BallotState.SCHEDULED, BallotState.DECLARED, BallotState.SUPERSEDED}
    return budget_round.ballot.state not in done


def _postcode_in(request: HttpRequest, here: Ward) -> lookup.Found | None:
    """The visitor's postcode, if it is in this ward."""
    postcode = visitor.postcode_of(request)
    found = lookup.find(postcode) if postcode else None
    return found if found and found.ward == here else None


def _edition() -> int | None:
    return Lsoa.objects.values_list("edition", flat=True).order_by().first()


def _map(here: Ward, taking: list[BudgetRound]) -> dict[str, Any]:
    """The ward with a pin for each project that is voted on now and has a place."""
    if not taking:
        return {"map": _of([here], []), "projects": [], "map_label": here.name}
    projects = list(
        taking[0]
        .projects.filter(option__withdrawn_at=None)
        .select_related("option")
        .order_by("option__number")
    )
    pins = [
        Pin(one.option.number, one.longitude, one.latitude, one.option.title)
        for one in projects
        if one.longitude is not None and one.latitude is not None
    ]
    label = _("Map of %(ward)s with its projects; the list beside it names them") % {
        "ward": here.name
    }
    return {"map": _of([here], pins), "projects": projects, "map_label": label}


def _of(areas: list[Ward], pins: list[Pin]) -> Sketch:
    return sketch([Area(one.name, one.boundary, shade="here") for one in areas], pins)
