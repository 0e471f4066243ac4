"""The lines of a service's budget, read and checked row by row; every fault is told, not only the first."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from services import cost_faults
from services.cost_line import COLUMNS, NEEDED, FileLine, line_of
from services.csv_rows import Fault, UnreadableError, rows

MOST_LINES = 20_000


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
            reasons = cost_faults.of_row(row)
            found.faults += [Fault(row.line, reason) for reason in reasons]
            if not reasons:
                found.lines.append(line_of(row))
    except UnreadableError as whole:
        found.faults.append(whole.fault)
        return found
    if not found.lines and not found.faults:
        found.faults.append(Fault(1, _("The file has a header and no line under it.")))
    if len(found.lines) > MOST_LINES:
        found.faults.append(
            Fault(1, _("The file has more than 20,000 lines. Split it by service."))
        )
    if not found.faults:
        found.faults += cost_faults.of_rules(found.lines)
    return found
