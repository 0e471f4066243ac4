"""From the files an officer gives to a budget broken down by area: read, checked and worked out, nothing saved."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from look import words
from services import areas, cost_file, sites, user_file
from services.apportionment import Bases, CostLine, NoBasisError, Shares, in_order
from services.cost_file import CostFile
from services.cost_line import FileLine
from services.csv_rows import Fault
from services.models import Basis

REPORTED_EVERY = 2_000


@dataclass(frozen=True)
class Setup:
    """What an officer says beside the files."""

    year: int
    kind: str
    total_pence: int
    population_percent: int


@dataclass
class Worked:
    """What would be saved, and what stands in the way. `by_area` are the shares of all lines together, in pence."""

    setup: Setup
    areas: list[areas.Area]
    lines: list[FileLine] = field(default_factory=list)
    places: dict[int, str] = field(default_factory=dict)
    users: dict[str, int] = field(default_factory=dict)
    by_area: Shares = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def can_save(self) -> bool:
        return bool(self.by_area) and not self.faults

    def shares(self) -> Iterator[tuple[CostLine, Shares]]:
        """Line by line, direct ones first; worked out as they are asked for. Raises NoBasisError."""
        lines = [line.at(self.places.get(line.number, "")) for line in self.lines]
        percent = self.setup.population_percent
        return in_order(lines, bases(self.areas, self.users, percent))


def work_out(
    content: bytes, users: bytes, setup: Setup, report: Callable[[int], None] = lambda _lines: None
) -> Worked:
    """Everything from the files to the shares; where there are faults, no shares. `report` hears how many lines are done."""
    found = Worked(setup, areas.with_elsewhere(setup.kind))
    codes = areas.codes(found.areas)
    file = cost_file.read(content)
    found.lines, found.faults = file.lines, list(file.faults)
    if users:
        found.users, faults = user_file.read(users, codes)
        found.faults += [
            Fault(fault.line, _("In the file of users: %(reason)s") % {"reason": fault.reason})
            for fault in faults
        ]
    found.places, faults = sites.places(found.lines, codes, setup.kind)
    found.faults += faults
    if not file.faults:
        found.faults += _total_fault(file, setup.total_pence)
    found.faults.sort(key=lambda fault: fault.line)
    if not found.faults:
        _share_out(found, report)
    return found


def bases(people: Sequence[areas.Area], users: dict[str, int], percent: int) -> Bases:
    return Bases(
        {one.code: one.people for one in people},
        {one.code: users.get(one.code, 0) for one in people},
        percent,
    )


def _share_out(found: Worked, report: Callable[[int], None]) -> None:
    by_area = {area.code: 0 for area in found.areas}
    try:
        for done, (_line, shares) in enumerate(found.shares()):
            if done % REPORTED_EVERY == 0:
                report(done)
            for code, pence in shares.items():
                by_area[code] += pence
        found.by_area = by_area
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
