"""What bodies and their seats must be before a version is adopted."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from governance.adoption.law import figure
from governance.adoption.obstacle import Obstacle
from governance.adoption.version import Version
from governance.models import Body, Constituency, Filling


def of_bodies(version: Version) -> Iterator[Obstacle]:
    if not version.bodies:
        yield Obstacle(_("There is no body yet: add at least one that members elect."), "bodies")
    elif version.organisation.is_society and not any(one.is_committee for one in version.bodies):
        yield Obstacle(_("A society has a committee: say which of its bodies that is."), "bodies")
    for body in version.bodies:
        for sentence in (*_powers_and_seats(version, body), *_committee(version, body)):
            yield Obstacle(sentence, "bodies", body.code)
    for seat in version.seats:
        for sentence in (*_electors(version, seat), *_filling(seat)):
            named = _("%(body)s, “%(seats)s”: ") % {"body": seat.body.name, "seats": seat.name}
            yield Obstacle(named + sentence, "seats", seat.code, seat.body.code)


def _powers_and_seats(version: Version, body: Body) -> Iterator[str]:
    if not body.powers:
        yield _("“%(name)s” has no powers: write what it decides.") % {"name": body.name}
    if not version.seats_of(body):
        yield _("“%(name)s” has no seats: say who elects or appoints its members.") % {
            "name": body.name
        }


def _committee(version: Version, body: Body) -> Iterator[str]:
    if not (version.organisation.is_society and body.is_committee):
        return
    least = int(figure("society-committee-minimum-age", version.on))
    if (body.minimum_age or 0) < least:
        yield _(
            "“%(name)s” is the society’s committee, whose members must be at least %(age)s: set its youngest age to %(age)s or more."
        ) % {"name": body.name, "age": least}


def _electors(version: Version, seat: Constituency) -> Iterator[str]:
    known = {one.code: one for one in version.classes}
    for code in seat.class_codes:
        if code not in known:
            yield _("the class “%(code)s” is not in this version.") % {"code": code}
        elif not known[code].votes and seat.filling == Filling.ELECTED:
            yield _("“%(name)s” does not vote, and so cannot elect.") % {"name": known[code].name}


def _filling(seat: Constituency) -> Iterator[str]:
    if seat.filling == Filling.APPOINTED and seat.appointed_by_id is None:
        yield _("say which organisation appoints to these seats.")
    if seat.filling == Filling.APPOINTED and seat.rotation is not None:
        yield _("appointed seats do not come up in regular elections: leave that number out.")
    if not seat.term_months:
        yield _("a term must be at least one month.")
