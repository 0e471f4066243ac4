"""Where the winners are: a map with numbered pins, and the table that says the same."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from budgets.result_lines import Line
from budgets.results import Result
from look.drawing import Area, Pin, Sketch, sketch
from look.tables import Column, Table
from places.geometry import Box, bounding_box
from places.models import Ward

# A place just over the boundary still belongs on the map; one in another town does not.
_MARGIN = 0.1
# More names than this run into each other and into the pins.
_MOST_NAMES = 6


def winners_map(result: Result) -> Sketch | None:
    """None where no winner has a place on the map. One statement for the whole area, none for a ward."""
    located = [line for line in result.winners if line.project.longitude is not None]
    if not located:
        return None
    area = result.budget_round.area
    areas = [area] if area else Ward.objects.filter(code__in=result.ballot.strata)
    drawn = [Area(one.name, one.boundary, "here" if area else "") for one in areas]
    pins = [pin for pin in map(_pin, located) if _is_near(pin, drawn)]
    named = not area and len(drawn) <= _MOST_NAMES
    return sketch(drawn, pins, named=named) if pins else None


def winners_table(result: Result) -> Table:
    return Table(
        caption=_("The winners and their places"),
        caption_hidden=True,
        narrow=True,
        columns=[Column(_("Number")), Column(_("Project")), Column(_("Where"))],
        rows=[
            [line.pin, line.title, line.project.place or _("Not given")] for line in result.winners
        ],
    )


def _pin(line: Line) -> Pin:
    project = line.project
    return Pin(line.pin, project.longitude or 0, project.latitude or 0, line.title)


def _is_near(pin: Pin, areas: Iterable[Area]) -> bool:
    return any(_holds(bounding_box(area.boundary), pin) for area in areas)


def _holds(box: Box, pin: Pin) -> bool:
    west, south, east, north = box
    wide, high = (east - west) * _MARGIN, (north - south) * _MARGIN
    return (
        west - wide <= pin.longitude <= east + wide and south - high <= pin.latitude <= north + high
    )
