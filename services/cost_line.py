"""One line of a service's budget, as its file has it.

`cost_centre`, `title` and `amount` (pounds, below nought for income) are needed. `site` is a postcode or `area` the code or name of an
area, for what is spent in one place. `overhead_class` makes a line an overhead. `basis` says by what the line is shared out; `over`, for
overheads, the cost centres it is for, parted by semicolons; `estimate` why the amount or the way is close enough.
"""

import re
from dataclasses import dataclass

from look import reading
from services.apportionment import CostLine
from services.csv_rows import CsvRow
from services.models import Basis

NEEDED = ["cost_centre", "title", "amount"]
COLUMNS = [*NEEDED, "site", "area", "overhead_class", "basis", "over", "estimate"]
_NEGATIVE = re.compile(r"^(?:[-−]\s*(?P<minus>.+)|\((?P<bracket>.+)\)|£\s*[-−]\s*(?P<after>.+))$")
MOST_PENCE = 10**13


@dataclass(frozen=True, slots=True)
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


def pence_of(text: str) -> int:
    """Whole pence from "£1,200.50", "-1200" or "(1,200)". Raises ValueError."""
    match = _NEGATIVE.match(text)
    if match:
        return -reading.pence(match["minus"] or match["bracket"] or match["after"])
    return reading.pence(text)


def line_of(row: CsvRow) -> FileLine:
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
