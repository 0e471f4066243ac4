"""The public pages of neighbourhoods."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from look.drawing import Area, Sketch, sketch
from places import listing
from places.deprivation import figures
from places.models import Lsoa, Neighbourhood

PER_PAGE = 50


@require_safe
def neighbourhoods(request: HttpRequest) -> HttpResponse:
    everywhere = Neighbourhood.objects.current().with_deprivation()
    page = Paginator(everywhere, PER_PAGE).get_page(request.GET.get("page"))
    numbered = list(enumerate(page, 1))
    context = {
        "page": page,
        "map": listing.shaded([one for _number, one in numbered]),
        "table": listing.table(page, [_link(number, one) for number, one in numbered]),
        **_edition(),
    }
    return render(request, "places/neighbourhoods.html", context)


@require_safe
def neighbourhood(request: HttpRequest, slug: str) -> HttpResponse:
    """One that is no longer current keeps its page, and says so."""
    here = get_object_or_404(Neighbourhood.objects.with_deprivation(), slug=slug)
    crossed = listing.crossed(here)
    context = {
        "neighbourhood": here,
        "crossed": crossed,
        "deprivation": figures(here),
        "map": _map(here, crossed),
        **_edition(),
    }
    return render(request, "places/neighbourhood.html", context)


def _edition() -> dict[str, Any]:
    return {"edition": Lsoa.objects.values_list("edition", flat=True).order_by().first()}


def _map(here: Neighbourhood, crossed: list[listing.Crossed]) -> Sketch:
    """The neighbourhood over the wards it lies in."""
    wards = [
        Area(
            one.ward.name,
            one.ward.boundary,
            url=reverse("budgets:ward", args=[one.ward.slug]),
        )
        for one in crossed
    ]
    return sketch([*wards, Area(here.name, here.boundary, shade="here")])


def _link(number: int, one: Neighbourhood) -> str:
    """With the number that it has on the map."""
    address = one.get_absolute_url()
    return format_html('{}. <a class="govuk-link" href="{}">{}</a>', number, address, one)
