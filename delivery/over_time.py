"""Delivery over time: what was planned to be spent by the end of each month, and what was paid by then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from delivery.models import DeliveryProject, Milestone
from delivery.spending import paid_by_day
from look import words
from look.pairs import Pairs, pairs
from look.tables import Column, Table

# More months than this cannot be read at a glance: the latest are drawn, the table has them all.
_MOST_DRAWN = 12
Sums = Iterable[tuple[date, int]]


@dataclass(frozen=True)
class OverTime:
    drawing: Pairs
    table: Table


def over_time(projects: Sequence[DeliveryProject], today: date) -> OverTime | None:
    """None where nothing is planned and nothing paid; no month to come where every project has ended. Two statements."""
    steps = Milestone.objects.filter(delivery__in=projects, planned_pence__gt=0)
    planned = list(steps.order_by("planned_on").values_list("planned_on", "planned_pence"))
    paid = paid_by_day(projects)
    months = _months([day for day, _pence in (*planned, *paid)])
    if all(one.has_ended for one in projects):
        months = [end for end in months if not _to_come(end, today)]
    if not months:
        return None
    rows = [(end, _until(planned, end), _until(paid, min(end, today))) for end in months]
    return OverTime(_drawing(rows[-_MOST_DRAWN:], today), _table(rows, today))


def _months(days: Sequence[date]) -> list[date]:
    """The last day of each month from the first day to the last."""
    if not days:
        return []
    ends, end = [], _end_of_month(min(days))
    while end <= _end_of_month(max(days)):
        ends.append(end)
        end = _end_of_month(end + timedelta(days=1))
    return ends


def _end_of_month(day: date) -> date:
    first_of_next = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first_of_next - timedelta(days=1)


def _until(sums: Sums, end: date) -> int:
    return sum(pence for day, pence in sums if day <= end)


def _drawing(rows: Sequence[tuple[date, int, int]], today: date) -> Pairs:
    return pairs(
        [
            (
                _("By %(day)s") % {"day": words.day(end)},
                (planned, _("planned %(sum)s") % {"sum": words.pounds(planned)}),
                (0 if _to_come(end, today) else paid, _paid(end, paid, today)),
            )
            for end, planned, paid in rows
        ]
    )


def _table(rows: Sequence[tuple[date, int, int]], today: date) -> Table:
    return Table(
        caption=_("Planned and paid, month by month"),
        narrow=True,
        columns=[
            Column(_("By")),
            Column(_("Planned"), numeric=True),
            Column(_("Paid"), numeric=True),
        ],
        rows=[
            [
                words.day(end),
                words.pounds(planned),
                _("to come") if _to_come(end, today) else words.pounds(paid),
            ]
            for end, planned, paid in rows
        ],
    )


def _paid(end: date, paid: int, today: date) -> str:
    if _to_come(end, today):
        return _("to come")
    return _("paid %(sum)s") % {"sum": words.pounds(paid)}


def _to_come(end: date, today: date) -> bool:
    """A month after this one."""
    return end > _end_of_month(today)
