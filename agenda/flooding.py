"""How much one person, and one place on the network, may say in an hour."""

from agenda.participants import Participant
from budgets.errors import RoundError
from members import limits
from members.errors import TooOften
from members.folding import fold_email
from statute import parameters

_HOUR = 3600
# A library shares one address among many.
_PEOPLE_AT_ONE_PLACE = 10


def spend_link(somebody: Participant) -> None:
    """Count one link e-mailed to an address that is not proven yet. Raises RoundError with how long to wait."""
    most = int(parameters.value("emailed-codes-per-hour"))
    try:
        limits.spend("links-emailed", fold_email(somebody.email), most, _HOUR)
    except TooOften as refusal:
        raise RoundError(refusal.message) from None


def spend(what: str, somebody: Participant, client: str) -> None:
    """Count one act of `what` ("named", "commented"). Raises RoundError with how long to wait."""
    most = int(parameters.value("taking-part-per-hour"))
    try:
        limits.spend(f"taking-part-{what}", fold_email(somebody.email), most, _HOUR)
        limits.spend(f"taking-part-{what}-place", client, most * _PEOPLE_AT_ONE_PLACE, _HOUR)
    except TooOften as refusal:
        raise RoundError(refusal.message) from None
