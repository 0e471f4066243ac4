"""Where a proposal is: from a postcode or from coordinates as typed to a place in one of the round's wards."""

from dataclasses import dataclass
from typing import Any

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
    """A place on the map and its ward."""

    latitude: float
    longitude: float
    ward: Ward


def spot_of(budget_round: BudgetRound, *, postcode: str, coordinates: str) -> Spot | None:
    """None where neither is given. Raises RoundError, with its `field`, for a place that is not in the round."""
    if coordinates.strip():
        spot = _at(*_read(coordinates))
        field = "coordinates"
    elif postcode.strip():
        spot, field = _of_postcode(postcode), "postcode"
    else:
        return None
    _check_ward(budget_round, spot.ward, field)
    return spot


def _check_ward(budget_round: BudgetRound, ward: Ward, field: str) -> None:
    if ward.code in budget_round.ballot.strata:
        return
    said: dict[str, Any] = {"ward": ward.name, "round": budget_round.title}
    sentence = _("That place is in %(ward)s, which “%(round)s” is not for.") % said
    other = _round_for(ward)
    if other:
        sentence += " " + _("%(ward)s has a round of its own: “%(other)s”.") % {
            "ward": ward.name,
            "other": other.title,
        }
    raise RoundError(sentence, field)


def _round_for(ward: Ward) -> BudgetRound | None:
    """A round of that ward that takes proposals now."""
    rounds = published().filter(ballot__strata__contains=[ward.code], phases__phase=Phase.PROPOSALS)
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
    return Spot(found.latitude, found.longitude, found.ward)


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
