"""The declaration of any vote of members, by somebody who did not call it."""

from ballots import declaring
from ballots.errors import BallotError
from ballots.models import Ballot, Declaration
from governance import returning
from governance.deciding import must_be_another
from governance.errors import GovernanceError
from governance.models import Contest, Resolution
from members.models import Person


def declare(ballot: Ballot, by: Person, statement: str = "") -> Declaration:
    """Declare a counted vote; what follows from it follows. Raises GovernanceError, also for whoever called it."""
    contest = Contest.objects.select_related("election", "ballot").filter(ballot=ballot).first()
    if contest is not None:
        return returning.declare(contest, by, statement)
    must_be_another(Resolution.objects.get(ballot=ballot), by)
    try:
        return declaring.declare(ballot, by, statement)
    except BallotError as refusal:
        raise GovernanceError(refusal.message) from refusal
