"""Which papers of a declared ballot are published: those of wards or classes with enough of them to hide in."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from ballots import merkle
from ballots.models import Ballot, BallotState, Paper
from ballots.parting import leaf

PUBLIC = {BallotState.DECLARED, BallotState.SUPERSEDED}


@dataclass(frozen=True)
class Publishable:
    """How many papers each stratum has, and which strata reach the ballot's floor."""

    floor: int
    by_stratum: dict[str, int]

    @property
    def strata(self) -> list[str]:
        return [stratum for stratum, papers in self.by_stratum.items() if papers >= self.floor]

    @property
    def small_strata(self) -> list[str]:
        return [stratum for stratum, papers in self.by_stratum.items() if papers < self.floor]

    @property
    def papers(self) -> int:
        return sum(self.by_stratum[stratum] for stratum in self.strata)

    @property
    def withheld(self) -> int:
        """Papers of strata below the floor: only their number and one digest are published."""
        return sum(self.by_stratum[stratum] for stratum in self.small_strata)


def publishable(ballot: Ballot) -> Publishable:
    """One statement. Nothing is publishable before the declaration, whatever the floor."""
    if not is_public(ballot):
        return Publishable(ballot.publishing_floor, {})
    rows = Paper.objects.filter(ballot=ballot).values_list("stratum").annotate(papers=Count("pk"))
    return Publishable(ballot.publishing_floor, dict(rows.order_by("stratum")))


def published_papers(ballot: Ballot) -> QuerySet[Paper]:
    """The papers that anyone may read, in the order of the sealed list."""
    found = Paper.objects.filter(ballot=ballot, stratum__in=publishable(ballot).strata)
    return found.order_by("stratum", "marks")


def withheld_digest(ballot: Ballot) -> str:
    """The Merkle root of the papers that are not published, all small strata together."""
    found = Paper.objects.filter(ballot=ballot, stratum__in=publishable(ballot).small_strata)
    rows = found.order_by("stratum", "marks").values_list("stratum", "marks")
    return merkle.root(leaf(stratum, marks) for stratum, marks in rows.iterator())


def is_public(ballot: Ballot) -> bool:
    return ballot.state in PUBLIC
