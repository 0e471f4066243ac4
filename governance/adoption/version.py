"""A whole version read once, for everything that looks at all of it."""

from dataclasses import dataclass
from datetime import date

from governance.bodies_in_words import seats_in_words
from governance.models import Body, Constituency, ResolutionRule
from members.models import Constitution, Organisation, StakeholderClass
from places.models import Ward


@dataclass(frozen=True)
class Version:
    """A constitution with its parts in memory; `on` is the day from which it is, was or would be in force, `wards` the names by code."""

    constitution: Constitution
    on: date
    classes: list[StakeholderClass]
    bodies: list[Body]
    seats: list[Constituency]
    rules: list[ResolutionRule]
    wards: dict[str, str]

    @property
    def organisation(self) -> Organisation:
        return self.constitution.organisation

    def class_names(self, codes: list[str]) -> list[str]:
        """The names of the classes, in the version's order; a code without a class is left as it is."""
        known = {one.code: one.name for one in self.classes}
        return [known.get(code, code) for code in codes]

    def ward_names(self, codes: list[str]) -> list[str]:
        return [self.wards.get(code, code) for code in codes]

    def seats_in_words(self, seat: Constituency) -> str:
        return seats_in_words(
            seat, self.class_names(seat.class_codes), self.ward_names(seat.area_codes)
        )

    def seats_of(self, body: Body) -> list[Constituency]:
        return [seat for seat in self.seats if seat.body_id == body.pk]


def read(constitution: Constitution, on: date) -> Version:
    """In four statements, and one for the wards where some are named, however large the version."""
    bodies = list(Body.objects.filter(constitution=constitution))
    by_id = {body.pk: body for body in bodies}
    seats = list(
        Constituency.objects.filter(body__in=bodies)
        .select_related("appointed_by")
        .order_by("body__position", "body__code", "position", "code")
    )
    for seat in seats:
        seat.body = by_id[seat.body_id]
    classes = list(StakeholderClass.objects.filter(constitution=constitution))
    areas = [one.area_codes for one in classes] + [seat.area_codes for seat in seats]
    return Version(
        constitution=constitution,
        on=on,
        classes=classes,
        bodies=bodies,
        seats=seats,
        rules=list(ResolutionRule.objects.filter(constitution=constitution)),
        wards=_wards({code for part in areas for code in part}),
    )


def _wards(codes: set[str]) -> dict[str, str]:
    """Their names by the newest boundaries that have them."""
    if not codes:
        return {}
    return dict(Ward.objects.filter(code__in=codes).order_by("vintage").values_list("code", "name"))
