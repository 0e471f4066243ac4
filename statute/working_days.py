"""Working days: not a Saturday, a Sunday or a bank holiday of the nation."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from statute.models import BankHoliday

NATIONS = ("ENG", "SCT", "WLS", "NIR")
SATURDAY = 5


class HolidaysUnknown(LookupError):
    """A year has no bank holidays in the table, so that nothing can be said about its days."""

    def __init__(self, nation: str, year: int) -> None:
        self.nation, self.year = nation, year
        self.message = _(
            "The bank holidays of %(year)s for %(nation)s are not loaded. Run import_bank_holidays."
        ) % {"year": year, "nation": nation}
        super().__init__(self.message)


def is_working_day(day: date, nation: str = "ENG") -> bool:
    """Raises HolidaysUnknown if the year's bank holidays are not loaded."""
    return _is_working(day, _bank_holidays(day, day, nation))


def add_working_days(start: date, days: int, nation: str = "ENG") -> date:
    """The working day `days` working days after `start`; the day after `start` is the first that can count.

    Raises ValueError for less than one day, and HolidaysUnknown.
    """
    if days < 1:
        raise ValueError("days must be at least 1")
    # Seven calendar days hold at least two working days (a Christmas week), so this far is enough.
    holidays = _bank_holidays(start, start + timedelta(days=days * 3 + 14), nation)
    day = start
    while days:
        day += timedelta(days=1)
        _known(day.year, nation, holidays)
        days -= _is_working(day, holidays)
    return day


def _is_working(day: date, holidays: set[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def _bank_holidays(first: date, last: date, nation: str) -> set[date]:
    """Of every year touched, in one statement."""
    rows = BankHoliday.objects.filter(nation=nation, day__year__range=(first.year, last.year))
    holidays = set(rows.values_list("day", flat=True))
    _known(first.year, nation, holidays)
    return holidays


def _known(year: int, nation: str, holidays: set[date]) -> None:
    if not any(holiday.year == year for holiday in holidays):
        raise HolidaysUnknown(nation, year)
