"""Who casts: what each way of proving oneself brings."""

from dataclasses import dataclass
from datetime import date

from members.models import Person


@dataclass(frozen=True)
class PostedCode:
    """Somebody who holds the code posted to one entry of the register."""

    code: str


@dataclass(frozen=True)
class Declared:
    """Somebody who declares who they are and holds the one-time code e-mailed for this ballot.

    `connection` is why they may vote: lives, works, studies, or no-fixed-address. `area` is the one of the ballot's strata that
    somebody without a usual address named; for all others their postcode says it.
    """

    email: str
    code: str
    name: str
    date_of_birth: date
    postcode: str
    address: str
    connection: str = "lives"
    area: str = ""


@dataclass(frozen=True)
class SignedIn:
    """Somebody signed in, who votes for one entry of a roll of members: their own, or one they stand in for."""

    person: Person
    entry_id: int


Voter = PostedCode | Declared | SignedIn
