"""What wrong codes from a letter cost."""

from ballots.models import Ballot
from members import limits
from members.errors import TooOften
from statute import parameters

_HOUR = 3600


def wrong_code(ballot: Ballot, client: str) -> str:
    """Count a wrong code from one address (`limits.client`) in one ballot; the sentence of whoever tried too many, or none.

    Counted for each ballot, so that trouble with one letter is no trouble in another vote. The right code is taken all the
    same: many voters share the address of a library or of a phone company, and 80 random bits are not found by trying.
    """
    tries = int(parameters.value("posted-code-tries-per-hour"))
    try:
        limits.spend("posted-codes", f"{ballot.pk}|{client}", tries, _HOUR)
    except TooOften as refusal:
        return refusal.message
    return ""
