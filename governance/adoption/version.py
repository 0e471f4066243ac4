"""A whole version read once, for everything that looks at all of it."""

from dataclasses import dataclass
from datetime import date

from governance.models import Body, Constituency, ResolutionRule
from members.models import Constitution, Organisation, StakeholderClass


@dataclass(frozen=True)
class Version:
    """A constitution with its parts in memory; `on` is the day from which it is, was or would be in force."""

    constitution: Constitution
    on: date
    classes: list[StakeholderClass]
    bodies: list[Body]
    seats: list[Constituency]
    rules: list[ResolutionRule]

    @property
    def organisation(self) -> Organisation:
        return self.constitution.organisation

    def class_names(self, codes: list[str]) -> list[str]:
        """The names of the classes, in the version's order; a code without a class is left as it is."""
        known = {one.code: one.name for one in self.classes}
        return [known.get(code, code) for code in codes]

    def seats_of(self, body: Body) -> list[Constituency]:
        return [seat for seat in self.seats if seat.body_id == body.pk]


def read(constitution: Constitution, on: date) -> Version:
    """In four statements, however large the version."""
    bodies = list(Body.objects.filter(constitution=constitution))
    by_id = {body.pk: body for body in bodies}
    seats = list(
        Constituency.objects.filter(body__in=bodies)
        .select_related("appointed_by")
        .order_by("body__position", "body__code", "position", "code")
    )
    for seat in seats:
        seat.body = by_id[seat.body_id]
    return Version(
        constitution=constitution,
        on=on,
        classes=list(StakeholderClass.objects.filter(constitution=constitution)),
        bodies=bodies,
        seats=seats,
        rules=list(ResolutionRule.objects.filter(constitution=constitution)),
    )
