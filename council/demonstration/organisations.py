"""The organisations of the demonstration, step by step: what is there already is left as it is."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from council.demonstration import applications, elections, founders, founding, resolutions
from council.demonstration.borough import DrawnWard
from council.demonstration.founders import CENTRES, DISTRICT, FOUNDINGS, HOMES, MILL, YOUTH
from council.demonstration.founding import Staff
from council.demonstration.registers import Line
from governance.constituting import today
from governance.models import Election, Meeting, Resolution
from members.models import Application, Organisation, Person

Act = Callable[[Organisation, Staff, str], None]


class Step(NamedTuple):
    """One thing to make: `is_made` says whether it is there, so that nothing is made twice."""

    words: str
    is_made: Callable[[], bool]
    make: Callable[[], object]


VOTES: tuple[tuple[str, str, type[Election] | type[Resolution] | type[Meeting], Act], ...] = (
    (CENTRES, "Board election 2026", Election, elections.declared),
    (CENTRES, "Saturday opening", Resolution, resolutions.saturday_opening),
    (CENTRES, "A quiet room in each centre", Resolution, resolutions.still_open),
    (HOMES, "Tenants are heard before rents are set", Resolution, resolutions.change_of_rules),
    (HOMES, "Representative Body election 2026", Election, elections.nominating_now),
    (HOMES, "Annual members’ meeting", Meeting, resolutions.annual_meeting),
    (YOUTH, "Bus fares home on Fridays", Resolution, resolutions.bus_fares),
    (YOUTH, "A skate park at Priory Park", Resolution, resolutions.still_open),
    (MILL, "Board election, winter 2026", Election, elections.voting_now),
    (DISTRICT, "Renewal of the district, 2027 to 2032", Resolution, resolutions.renewal),
)


def steps(wards: list[DrawnWard], people: Mapping[str, Person]) -> Iterator[Step]:
    """Each organisation, then what waits for its secretary, then what its members decide."""
    staff = Staff(
        people["secretary"], people["returning-officer"], people["scrutineer"], people["member"]
    )
    for one in FOUNDINGS:
        yield _founding(one, wards[one.ward], staff)
    for name, ward in ((HOMES, wards[0]), (YOUTH, wards[1])):
        yield _waiting(name, ward)
    for name, title, model, act in VOTES:
        yield _vote(name, title, model, act, staff)


def _founding(one: founders.Founding, ward: DrawnWard, staff: Staff) -> Step:
    return Step(
        one.name,
        lambda: founding.is_founded(one),
        lambda: founding.found(one, ward, staff, own_lines(one.name, ward, staff.member)),
    )


def _waiting(name: str, ward: DrawnWard) -> Step:
    return Step(
        name,
        lambda: Application.objects.open().filter(organisation__name=name).exists(),
        lambda: applications.wait(_named(name), ward),
    )


def _vote(
    name: str,
    title: str,
    model: type[Election] | type[Resolution] | type[Meeting],
    act: Act,
    staff: Staff,
) -> Step:
    return Step(
        f"{name}: {title}",
        lambda: model._default_manager.filter(  # noqa: SLF001 -- whichever of the three it is
            organisation__name=name, title=title
        ).exists(),
        lambda: act(_named(name), staff, title),
    )


def _named(name: str) -> Organisation:
    return Organisation.objects.get(name=name, demonstration=True)


def own_lines(name: str, ward: DrawnWard, member: Person) -> tuple[Line, ...]:
    """The lines of the demonstration’s member, and of her daughter."""
    born, entered = "1987-05-14", (today() - timedelta(days=400)).isoformat()
    home = ("6 Forge Court", next(iter(ward.postcodes)))
    of_name = {
        HOMES: ("tenants", "T-20417", 1),
        CENTRES: ("users", "Larkmead centre, since 2024", 1),
        MILL: ("community", "", 25),
    }
    if name in of_name:
        group, reference, shares = of_name[name]
        return (Line(member.name, *home, born, group, member.email, entered, reference, shares),)
    if name == YOUTH:
        daughter = (today() - timedelta(days=int(12.4 * 365.25))).isoformat()
        return (
            Line("Iris Walker", *home, daughter, "young-people", member.email, entered,
                 guardian=member.name, guardian_email=member.email),
        )  # fmt: skip
    return ()
