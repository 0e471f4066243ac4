"""The steps of a sum in words and figures."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from look import words
from look.tables import Column, Table
from services.apportionment import Step
from services.split_working import Row

_PLACES = 4


def decimal(value: Fraction, places: int = _PLACES) -> str:
    """ "1,234.5": cut to so many places, with … where there is more."""
    sign = "-" if value < 0 else ""
    units = abs(value) * 10**places
    whole, rest = divmod(int(units), 10**places)
    digits = f"{rest:0{places}d}".rstrip("0")
    more = "…" if units.denominator != 1 else ""
    return f"{sign}{whole:,}{'.' if digits or more else ''}{digits}{more}"


def exact_pounds(pence: Fraction) -> str:
    sign = "-" if pence < 0 else ""
    return f"{sign}£{decimal(abs(pence) / 100)}"


def line_table(
    steps: Sequence[Step],
    names: Mapping[str, str],
    weight: str,
    write: Callable[[Fraction], str],
) -> Table:
    """How one amount became shares; `weight` says what the weights are, `write` puts one in words."""
    total = sum(step.pence for step in steps)
    weights = sum((step.weight for step in steps), Fraction(0))
    return Table(
        caption=_("Step by step"),
        columns=[
            Column(_("Area")),
            *_numeric(weight, _("Exact share"), _("Rounded down"), _("Penny over"), _("Share")),
        ],
        rows=[
            *([names[step.code], write(step.weight), *_steps(step)] for step in steps),
            [_("All"), write(weights), "", "", "", words.pounds(total)],
        ],
        total=True,
        stack=False,
    )


def split_table(rows: Sequence[Row]) -> Table:
    return Table(
        caption=_("Step by step"),
        columns=[
            Column(_("Area")),
            *_numeric(
                _("People"),
                _("Weighted people"),
                _("By people (%)"),
                _("By deprivation (%)"),
                _("Mixed (%)"),
                _("Exact share"),
                _("Rounded down"),
                _("Penny over"),
                _("Share"),
            ),
        ],
        rows=[*map(_split_row, rows), _split_total(rows)],
        total=True,
        stack=False,
    )


def _split_row(row: Row) -> list[str]:
    return [
        row.area.name,
        f"{row.area.people:,}",
        decimal(row.weighted),
        *(_percent(part) for part in (row.by_people, row.by_deprivation, row.step.weight)),
        *_steps(row.step),
    ]


def _split_total(rows: Sequence[Row]) -> list[str]:
    people = sum(row.area.people for row in rows)
    weighted = sum((row.weighted for row in rows), Fraction(0))
    pence = sum(row.step.pence for row in rows)
    return [
        _("All"),
        f"{people:,}",
        decimal(weighted),
        "",
        "",
        "100",
        "",
        "",
        "",
        words.pounds(pence),
    ]


def _percent(part: Fraction | None) -> str:
    return "" if part is None else decimal(part * 100, 3)


def _steps(step: Step) -> list[str]:
    extra = {1: "+1p", -1: "−1p", 0: ""}[step.extra]
    return [exact_pounds(step.exact), words.pounds(step.whole), extra, words.pounds(step.pence)]


def _numeric(*headings: str) -> list[Column]:
    return [Column(heading, numeric=True) for heading in headings]
