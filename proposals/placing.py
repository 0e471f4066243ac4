"""Where a proposal is: from a postcode or from coordinates as typed to a place in the round's area."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from budgets.errors import RoundError
from budgets.life.phases import lives_of
from budgets.models import BudgetRound, Phase
from budgets.policies import published
from places import lookup
from places.geometry import contains
from places.models import Ward
from statute import clock


@dataclass(frozen=True)
class Spot:
    """A place on the map and its ward; `neighbourhood` is the code of the one that its postcode lies in, where that is known."""

    latitude: float
    longitude: float
    ward: Ward
    neighbourhood: str = ""


def spot_of(budget_round: BudgetRound, *, postcode: str, coordinates: str) -> Spot | None:
    """None where neither is given. Raises RoundError, with its `field`, for a place that is not in the round."""
    if coordinates.strip():
        spot = _at(*_read(coordinates))
        field = "coordinates"
    elif postcode.strip():
        spot, field = _of_postcode(postcode), "postcode"
    else:
        return None
    if not _lies_in(budget_round, spot):
        raise RoundError(_elsewhere(budget_round, spot), field)
    return spot


def _lies_in(budget_round: BudgetRound, spot: Spot) -> bool:
    """In one of the round's wards, or in its neighbourhood, whichever ward that part of it is in."""
    area = budget_round.neighbourhood
    if area is None:
        return spot.ward.code in budget_round.ballot.strata
    return spot.neighbourhood == area.code or contains(area.boundary, spot.longitude, spot.latitude)


def _elsewhere(budget_round: BudgetRound, spot: Spot) -> str:
    said = {"ward": spot.ward.name, "round": budget_round.title}
    if area := budget_round.neighbourhood:
        said["area"] = area.name
        sentence = _("That place lies outside %(area)s, which “%(round)s” is for.") % said
    else:
        sentence = _("That place is in %(ward)s, which “%(round)s” is not for.") % said
    if other := _round_for(spot):
        sentence += " " + _("“%(other)s” takes proposals for it.") % {"other": other.title}
    return sentence


def _round_for(spot: Spot) -> BudgetRound | None:
    """A round of the place's ward or neighbourhood that takes proposals now."""
    codes = [code for code in (spot.ward.code, spot.neighbourhood) if code]
    rounds = published().filter(ballot__strata__overlap=codes, phases__phase=Phase.PROPOSALS)
    lives = lives_of(rounds.select_related("ballot")[:20], clock.now())
    return next((one.round for one in lives if one.is_open(Phase.PROPOSALS)), None)


def _of_postcode(text: str) -> Spot:
    found = lookup.find(text[:100])
    if found.ward is None:
        raise RoundError(found.sentence, "postcode")
    if found.latitude is None or found.longitude is None:
        raise RoundError(
            _(
                "We know the ward of this postcode and not its place. Leave it empty, and describe the place in words."
            ),
            "postcode",
        )
    area = found.neighbourhood.code if found.neighbourhood else ""
    return Spot(found.latitude, found.longitude, found.ward, area)


def _read(text: str) -> tuple[float, float]:
    """ "51.445, -0.105": latitude first, as maps on phones copy it."""
    try:
        latitude, longitude = (float(part) for part in text.replace(",", " ").split())
    except ValueError:
        latitude = longitude = 999.0
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 -- degrees
        raise RoundError(
            _("Coordinates are two numbers, latitude first, like 51.4450, -0.1050."), "coordinates"
        )
    return latitude, longitude


def _at(latitude: float, longitude: float) -> Spot:
    for ward in Ward.objects.current():
        if contains(ward.boundary, longitude, latitude):
            return Spot(latitude, longitude, ward)
    raise RoundError(
        _(
            "That place is outside this council’s area. Latitude comes first, like 51.4450, -0.1050."
        ),
        "coordinates",
    )
