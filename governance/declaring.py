"""The declaration of any vote of members, by somebody who did not call it."""

from ballots import declaring
from ballots.models import Ballot, Declaration
from governance.errors import ballots_refusals_told
from governance.models import Election, Resolution
from governance.two_persons import must_be_another
from members.models import Person


def declare(ballot: Ballot, by: Person, statement: str = "") -> Declaration:
    """Declare a counted vote; what follows from it follows. Raises GovernanceError, also for whoever called it."""
    must_be_another(_called(ballot), by)
    with ballots_refusals_told():
        return declaring.declare(ballot, by, statement)


def _called(ballot: Ballot) -> Election | Resolution:
    election = Election.objects.filter(contests__ballot=ballot).first()
    return election or Resolution.objects.get(ballot=ballot)
