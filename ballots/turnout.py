"""How many took part, in numbers that name nobody. Never how they voted."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from ballots.models import Ballot, RollEntry, Standing
from places.models import Postcode
from statute import parameters

Cells = dict[str, int | None]


@dataclass(frozen=True)
class Turnout:
    """Marked entries that stand, in all and by kind; None in a cell is a number too small to show."""

    entries: int
    marked: int
    by_channel: Cells
    by_proof: Cells
    by_age_band: Cells
    by_stratum: Cells  # wards, or classes of members
    roll_by_age_band: Cells  # everyone on the roll, to see each number beside those who could vote
    roll_by_stratum: Cells
    by_neighbourhood: (
        Cells  # by the code of the neighbourhood that their postcode lies in, "" for none
    )

    @property
    def percent(self) -> float | None:
        """Marked of all entries. On a declared roll everyone on it has voted, so it says nothing there."""
        return round(100 * self.marked / self.entries, 1) if self.entries else None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def turnout(ballot: Ballot) -> Turnout:
    """The ballot's turnout now. Eight statements, whatever the size of the roll."""
    standing = RollEntry.objects.filter(ballot=ballot).exclude(standing=Standing.STRUCK)
    sizes = standing.aggregate(entries=Count("pk"), marked=Count("pk", filter=~Q(channel="")))
    floor = int(parameters.value("small-cell"))
    voted = standing.exclude(channel="")

    def cells(field: str, people: QuerySet[RollEntry] = voted) -> Cells:
        rows = people.values_list(field).annotate(people=Count("pk")).order_by(field)
        return hide_small(rows, floor)

    return Turnout(
        entries=sizes["entries"],
        marked=sizes["marked"],
        by_channel=cells("channel"),
        by_proof=cells("proof"),
        by_age_band=cells("age_band"),
        by_stratum=cells("stratum"),
        roll_by_age_band=cells("age_band", standing),
        roll_by_stratum=cells("stratum", standing),
        by_neighbourhood=cells("neighbourhood", _placed(voted)),
    )


def _placed(people: QuerySet[RollEntry]) -> QuerySet[RollEntry]:
    """With the `neighbourhood` of each one's postcode. It is asked for now: rolls are erased, a declaration is kept."""
    postcode = Postcode.objects.filter(pk=OuterRef("postcode"))
    code = Subquery(postcode.values("neighbourhood__code")[:1])
    return people.annotate(neighbourhood=Coalesce(code, Value("")))


def hide_small(rows: Iterable[tuple[str, int]], floor: int) -> Cells:
    """Numbers below `floor` become None; if one cell alone is hidden, so is the next smallest, or the sum would betray it."""
    numbers = dict(rows)
    hidden = {name for name, people in numbers.items() if people < floor}
    if len(hidden) == 1 and len(numbers) > 1:
        hidden.add(
            min((name for name in numbers if name not in hidden), key=lambda name: numbers[name])
        )
    return {name: None if name in hidden else people for name, people in numbers.items()}
