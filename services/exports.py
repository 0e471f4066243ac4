"""Files of shares to take away."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from services.models import Disaggregation, Split
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


def of_split(split: Split) -> Iterator[str]:
    """One row an area, with every step; fractions are exact ("1/3")."""
    yield _csv(_SPLIT)
    for row in working_of(split):
        step = row.step
        yield _csv(
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
    yield _csv(_LINE)
    for line in made.lines.prefetch_related("shares").iterator(chunk_size=500):
        about = [
            line.number,
            line.cost_centre,
            line.title,
            pounds(line.amount_pence),
            line.basis,
            line.overhead_class,
            line.estimate,
        ]
        for share in line.shares.all():
            yield _csv([*about, share.area_code, names[share.area_code], pounds(share.pence)])


def pounds(pence: int) -> str:
    """-1200.50: for machines."""
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02d}"


def _csv(row: Sequence[object]) -> str:
    """A line whose cells no spreadsheet takes for formulas."""
    file = io.StringIO()
    csv.writer(file).writerow([_plain(cell) for cell in row])
    return file.getvalue()


def _plain(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
