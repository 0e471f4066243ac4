"""The proposals of one page on a map, with numbered pins; the list beside it says the same in words."""

from collections.abc import Sequence

from budgets.models import BudgetRound
from look.drawing import Area, Pin, Sketch, sketch
from places.models import Ward
from proposals.models import Proposal

# More names than this run into each other and into the pins.
_MOST_NAMES = 6


def map_of(budget_round: BudgetRound, proposals: Sequence[Proposal]) -> Sketch | None:
    """None where none of them has a place on the map. One statement, for the boundaries."""
    located = [one for one in proposals if one.latitude is not None]
    if not located:
        return None
    areas = _areas_of(budget_round)
    if not areas:
        return None
    named = budget_round.area is None and len(areas) <= _MOST_NAMES
    return sketch(areas, [_pin(one) for one in located], named=named)


def spot_map(proposal: Proposal) -> Sketch | None:
    """Where one proposal is: in the round's neighbourhood, or else in its own ward. Read with the boundary."""
    if proposal.ward is None:
        return None
    around = proposal.round.neighbourhood or proposal.ward
    return sketch([Area(around.name, around.boundary, "here")], [_pin(proposal)])


def _areas_of(budget_round: BudgetRound) -> list[Area]:
    if area := budget_round.neighbourhood:
        return [Area(area.name, area.boundary, "here")]
    wards = Ward.objects.filter(code__in=budget_round.ballot.strata)
    return [Area(one.name, one.boundary, "here" if budget_round.ward_id else "") for one in wards]


def _pin(one: Proposal) -> Pin:
    return Pin(one.number, one.longitude or 0, one.latitude or 0, one.title)
