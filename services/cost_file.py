"""The lines of a service's budget, read and checked row by row; every fault is told, not only the first.

`cost_centre`, `title` and `amount` (pounds, below nought for income) are needed. `site` is a postcode or `area` the code or name of an
area, for what is spent in one place. `overhead_class` makes a line an overhead. `basis` says by what the line is shared out; `over`, for
overheads, the cost centres it is for, parted by semicolons; `estimate` why the amount or the way is close enough.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from look import reading
from services.apportionment import CostLine
from services.csv_rows import CsvRow, Fault, UnreadableError, rows
from services.models import Basis

NEEDED = ["cost_centre", "title", "amount"]
COLUMNS = [*NEEDED, "site", "area", "overhead_class", "basis", "over", "estimate"]
_LONGEST = {"cost_centre": 40, "title": 140, "overhead_class": 40, "estimate": 240, "area": 80}
_NEGATIVE = re.compile(r"^(?:[-−]\s*(?P<minus>.+)|\((?P<bracket>.+)\)|£\s*[-−]\s*(?P<after>.+))$")
MOST_PENCE = 10**13
MOST_LINES = 2000


@dataclass(frozen=True)
class FileLine:
    """A line as it stands in the file, checked as far as that goes without knowing the areas."""

    number: int
    cost_centre: str
    title: str
    pence: int
    basis: str
    site: str = ""
    area: str = ""
    overhead_class: str = ""
    over: tuple[str, ...] = ()
    estimate: str = ""

    def at(self, place: str) -> CostLine:
        return CostLine(
            self.number,
            self.cost_centre,
            self.pence,
            self.basis,
            place,
            self.overhead_class,
            frozenset(self.over),
        )


@dataclass
class CostFile:
    lines: list[FileLine] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def pence(self) -> int:
        return sum(line.pence for line in self.lines)


def read(content: bytes) -> CostFile:
    found = CostFile()
    try:
        for row in rows(content, NEEDED, COLUMNS):
            reasons = _faults(row)
            found.faults += [Fault(row.line, reason) for reason in reasons]
            if not reasons:
                found.lines.append(_line(row))
    except UnreadableError as whole:
        found.faults.append(whole.fault)
        return found
    if not found.lines and not found.faults:
        found.faults.append(Fault(1, _("The file has a header and no line under it.")))
    if len(found.lines) > MOST_LINES:
        found.faults.append(Fault(1, _("The file has more than 2,000 lines. Split it by service.")))
    if not found.faults:
        found.faults += [*_class_faults(found.lines), *_over_faults(found.lines)]
    return found


def pence_of(text: str) -> int:
    """Whole pence from "£1,200.50", "-1200" or "(1,200)". Raises ValueError."""
    match = _NEGATIVE.match(text)
    if match:
        return -reading.pence(match["minus"] or match["bracket"] or match["after"])
    return reading.pence(text)


def _faults(row: CsvRow) -> list[str]:
    cells = row.cells
    if not row.is_whole:
        return [_("The line has more or fewer columns than the first line.")]
    faults = [_("%(name)s is empty.") % {"name": name} for name in NEEDED if not cells[name]]
    faults += [
        _("%(name)s is longer than %(most)d characters.") % {"name": name, "most": most}
        for name, most in _LONGEST.items()
        if len(cells.get(name, "")) > most
    ]
    if cells["amount"]:
        faults += _amount_faults(cells["amount"])
    return faults + _basis_faults(cells)


def _amount_faults(text: str) -> list[str]:
    try:
        pence = pence_of(text)
    except ValueError:
        return [
            _("“%(text)s” is not an amount of money, like 1,200 or -350.50.") % {"text": text[:40]}
        ]
    if not pence:
        return [_("The amount is nought. Leave the line out.")]
    return [_("The amount is too large.")] if abs(pence) > MOST_PENCE else []


def _basis_faults(cells: Mapping[str, str]) -> list[str]:
    basis, overhead = cells.get("basis", "").lower(), cells.get("overhead_class", "")
    somewhere = cells.get("site") or cells.get("area")
    faults = []
    if basis and basis not in Basis.values:
        faults.append(
            _("“%(basis)s” is no basis. Known: %(known)s.")
            % {"basis": basis[:40], "known": ", ".join(Basis.values)}
        )
    if cells.get("site") and cells.get("area"):
        faults.append(_("Give the site or the area, not both."))
    if overhead and (somewhere or basis == Basis.PLACE):
        faults.append(_("An overhead has no site or area: it follows its class’s rule."))
    if not overhead and (basis == Basis.DIRECT or cells.get("over")):
        faults.append(_("Only an overhead goes over direct costs. Give its overhead_class."))
    if not overhead and basis == Basis.PLACE and not somewhere:
        faults.append(_("Give the site (a postcode) or the area where it is spent."))
    return faults


def _line(row: CsvRow) -> FileLine:
    cells = {**dict.fromkeys(COLUMNS, ""), **row.cells}
    usual = Basis.POPULATION
    if cells["overhead_class"]:
        usual = Basis.DIRECT
    elif cells["site"] or cells["area"]:
        usual = Basis.PLACE
    return FileLine(
        number=row.line,
        cost_centre=cells["cost_centre"],
        title=cells["title"],
        pence=pence_of(cells["amount"]),
        basis=cells["basis"].lower() or usual,
        site=cells["site"],
        area=cells["area"],
        overhead_class=cells["overhead_class"],
        over=tuple(sorted({one.strip() for one in cells["over"].split(";")} - {""})),
        estimate=cells["estimate"],
    )


def _class_faults(lines: list[FileLine]) -> list[Fault]:
    """All overheads of a class follow one rule."""
    rules: dict[str, FileLine] = {}
    faults = []
    for line in lines:
        if line.overhead_class:
            first = rules.setdefault(line.overhead_class, line)
            if (line.basis, line.over) != (first.basis, first.over):
                reason = _(
                    "Overheads of the class “%(name)s” follow another rule on line %(line)d."
                )
                values = {"name": line.overhead_class, "line": first.number}
                faults.append(Fault(line.number, reason % values))
    return faults


def _over_faults(lines: list[FileLine]) -> list[Fault]:
    centres = {line.cost_centre for line in lines if not line.overhead_class}
    return [
        Fault(
            line.number,
            _("No direct line has the cost centre %(names)s.")
            % {"names": ", ".join(sorted(set(line.over) - centres))},
        )
        for line in lines
        if set(line.over) - centres
    ]
