"""From the files an officer gives to a budget broken down by area: read, checked and worked out, nothing saved."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from look import words
from places.models import Postcode
from places.spelling import read as read_postcode
from services import areas, cost_file, user_file
from services.apportionment import Bases, NoBasisError, Step, disaggregate
from services.cost_file import CostFile, FileLine
from services.csv_rows import Fault
from services.models import AreaKind, Basis


@dataclass(frozen=True)
class Setup:
    """What an officer says beside the files."""

    year: int
    kind: str
    total_pence: int
    population_percent: int


@dataclass
class Worked:
    """What would be saved, and what stands in the way."""

    setup: Setup
    areas: list[areas.Area]
    lines: list[FileLine] = field(default_factory=list)
    places: dict[int, str] = field(default_factory=dict)
    users: dict[str, int] = field(default_factory=dict)
    steps: dict[int, list[Step]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def can_save(self) -> bool:
        return bool(self.steps) and not self.faults


def work_out(content: bytes, users: bytes, setup: Setup) -> Worked:
    """Everything from the files to the shares; where there are faults, no shares."""
    found = Worked(setup, areas.with_elsewhere(setup.kind))
    codes = {name.casefold(): one.code for one in found.areas for name in (one.name, one.code)}
    file = cost_file.read(content)
    found.lines, found.faults = file.lines, list(file.faults)
    if users:
        found.users, faults = user_file.read(users, codes)
        found.faults += [
            Fault(fault.line, _("In the file of users: %(reason)s") % {"reason": fault.reason})
            for fault in faults
        ]
    found.places, faults = _places(found.lines, codes, setup.kind)
    found.faults += faults
    if not file.faults:
        found.faults += _total_fault(file, setup.total_pence)
    found.faults.sort(key=lambda fault: fault.line)
    if not found.faults:
        _share_out(found)
    return found


def bases(people: Sequence[areas.Area], users: dict[str, int], percent: int) -> Bases:
    return Bases(
        {one.code: one.people for one in people},
        {one.code: users.get(one.code, 0) for one in people},
        percent,
    )


def _share_out(found: Worked) -> None:
    lines = [line.at(found.places.get(line.number, "")) for line in found.lines]
    by = bases(found.areas, found.users, found.setup.population_percent)
    try:
        found.steps = disaggregate(lines, by)
    except NoBasisError as error:
        line = next(line for line in found.lines if line.number == error.line)
        found.faults.append(Fault(line.number, _nothing_to_go_by(line)))


def _nothing_to_go_by(line: FileLine) -> str:
    if line.basis in (Basis.USERS, Basis.MIX):
        return _("This line goes by users, and no users are known. Choose the file of users too.")
    if line.basis == Basis.DIRECT:
        return _("This overhead goes over direct costs, and there are none.")
    return _("This line goes by population, and nobody is known to live in any area.")


def _total_fault(file: CostFile, total: int) -> list[Fault]:
    difference = file.pence - total
    if not difference:
        return []
    values = {
        "sum": words.pounds(file.pence),
        "difference": words.pounds(abs(difference)),
        "total": words.pounds(total),
    }
    more = _("The lines add up to %(sum)s, %(difference)s more than the total you gave, %(total)s. Put the line or the total right.")  # fmt: skip
    less = _("The lines add up to %(sum)s, %(difference)s less than the total you gave, %(total)s. Put the line or the total right.")  # fmt: skip
    return [Fault(1, (more if difference > 0 else less) % values)]


def _places(
    lines: Sequence[FileLine], codes: dict[str, str], kind: str
) -> tuple[dict[int, str], list[Fault]]:
    """The area of every line that is spent in one place, by the line's number; postcodes are looked up together."""
    sites = _sites({read_postcode(line.site) for line in lines if line.site}, kind)
    places, faults = {}, []
    for line in lines:
        if line.basis != Basis.PLACE:
            continue
        place = (
            sites.get(read_postcode(line.site)) if line.site else codes.get(line.area.casefold())
        )
        if place is None:
            faults.append(Fault(line.number, _unknown(line)))
        else:
            places[line.number] = place
    return places, faults


def _unknown(line: FileLine) -> str:
    if line.site:
        return _("“%(site)s” is not a postcode of this council’s area.") % {"site": line.site[:20]}
    return _("There is no area “%(area)s”.") % {"area": line.area}


def _sites(postcodes: set[str], kind: str) -> dict[str, str]:
    """The area's code of each postcode of ours."""
    column = "ward__code" if kind == AreaKind.WARD else "neighbourhood__code"
    ours = Postcode.objects.filter(pk__in=postcodes).exclude(ward=None)
    return {pk: code or areas.ELSEWHERE for pk, code in ours.values_list("pk", column)}
