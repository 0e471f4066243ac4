"""What pages of neighbourhoods show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from look.choropleth import Choropleth, Figure, choropleth
from look.tables import Column, Table
from places.deprivation import Deprivation, figures
from places.models import Neighbourhood, Ward


@dataclass(frozen=True)
class Crossed:
    """A ward and how many of the neighbourhood's postcodes lie in it."""

    ward: Ward
    postcodes: int


def crossed(neighbourhood: Neighbourhood) -> list[Crossed]:
    """The wards that it lies in, the one with most of its postcodes first."""
    wards = Ward.objects.current().filter(postcodes__neighbourhood=neighbourhood)
    shared = wards.annotate(shared=Count("postcodes")).order_by("-shared", "name")
    counts = dict(shared.values_list("pk", "shared"))
    found = Ward.objects.in_bulk(counts)
    return [Crossed(found[pk], postcodes) for pk, postcodes in counts.items()]


def shaded(areas: Iterable[Neighbourhood]) -> Choropleth | None:
    """By the part of people who live in deciles 1 to 3, numbered as in the table."""
    found = [(area, figures(area)) for area in areas]
    return choropleth(
        [
            Figure(
                area.name,
                area.boundary,
                its.percent_most_deprived if its else None,
                area.get_absolute_url(),
            )
            for area, its in found
        ],
        lambda value: f"{value:.0f}%",
        name="deprived",
        unknown=_("not known"),
    )


def table(areas: Iterable[Neighbourhood], cells: Sequence[object]) -> Table:
    """People and deprivation of each area, `cells` being how its name is written."""
    rows = [[cell, *_words(figures(area))] for area, cell in zip(areas, cells, strict=True)]
    return Table(
        caption=_("Who lives in each neighbourhood"),
        columns=[
            Column(_("Neighbourhood")),
            Column(_("People"), numeric=True),
            Column(_("Average decile"), numeric=True),
            Column(_("People in deciles 1 to 3"), numeric=True),
        ],
        rows=rows,
    )


def _words(found: Deprivation | None) -> list[str]:
    if found is None:
        return [_("not known")] * 3
    return [f"{found.population:,}", found.decile, f"{found.most_deprived:,}"]
