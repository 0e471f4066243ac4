"""Files of shares to take away."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence

from services.models import Disaggregation, DisaggregationShare, Split
from services.splitting import working_of

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:[./]\d+)?")
_LINE = [
    "line", "cost_centre", "title", "amount", "basis", "overhead_class", "estimate", "area_code", "area", "share",
]  # fmt: skip
_SPLIT = [
    "area_code", "area", "people", "weighted_people", "part", "exact_pence", "rounded_down_pence", "extra_pence", "share",
]  # fmt: skip


# In the order of `_LINE`, without the names of areas.
_KEPT = [
    "line__number", "line__cost_centre", "line__title", "line__amount_pence", "line__basis", "line__overhead_class", "line__estimate", "area_code", "pence",
]  # fmt: skip


def of_split(split: Split) -> Iterator[str]:
    """One row an area, with every step; fractions are exact ("1/3")."""
    write = _writer()
    yield write(_SPLIT)
    for row in working_of(split):
        step = row.step
        yield write(
            [
                row.area.code,
                row.area.name,
                row.area.people,
                row.weighted,
                step.weight,
                step.exact,
                step.whole,
                step.extra,
                pounds(step.pence),
            ]
        )


def of_disaggregation(made: Disaggregation) -> Iterator[str]:
    """One row for each line and area that has a share of it."""
    names = {area["code"]: area["name"] for area in made.inputs["areas"]}
    write = _writer()
    yield write(_LINE)
    shares = DisaggregationShare.objects.filter(line__disaggregation=made)
    rows = shares.order_by("line__number", "area_code").values_list(*_KEPT)
    for number, centre, title, amount, *about, code, pence in rows.iterator(chunk_size=5_000):
        yield write(
            [number, centre, title, pounds(amount), *about, code, names[code], pounds(pence)]
        )


def pounds(pence: int) -> str:
    """-1200.50: for machines."""
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02d}"


class _Echo:
    """Gives back each line that a writer hands it, so that the file is sent as it is written."""

    def write(self, line: str) -> str:
        return line


def _writer() -> Callable[[Sequence[object]], str]:
    """Makes of a row a line whose cells no spreadsheet takes for formulas."""
    writer = csv.writer(_Echo())

    def write(row: Sequence[object]) -> str:
        line: str = writer.writerow([_plain(cell) for cell in row])
        return line

    return write


def _plain(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
