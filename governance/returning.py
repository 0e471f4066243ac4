"""The returning officer's declaration of a contest, by somebody who did not make the election."""

from django.utils.translation import gettext as _

from ballots import declaring
from ballots.errors import BallotError
from ballots.models import Declaration
from governance.errors import GovernanceError
from governance.models import Contest, Election
from members.models import Person


def declare(contest: Contest, by: Person, statement: str = "") -> Declaration:
    """Declare a counted contest: its elected get their seats. Raises GovernanceError.

    Two-person rule: whoever made the election, and so chose its dates and its roll, does not declare it.
    """
    if contest.ballot is None:
        raise GovernanceError(_("This contest has no ballot."))
    if made(contest.election, by):
        raise GovernanceError(_("You made this election, so somebody else must declare it."))
    try:
        return declaring.declare(contest.ballot, by, statement)
    except BallotError as refusal:
        raise GovernanceError(refusal.message) from refusal


def made(election: Election, person: Person) -> bool:
    return election.made_by_id == person.pk
