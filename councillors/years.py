"""The council's financial year, named by the calendar year it begins in."""

from datetime import date

from funds.limits import APRIL


def year_of(day: date) -> int:
    return day.year if day.month >= APRIL else day.year - 1


def last_day(year: int) -> date:
    """31 March of the next calendar year."""
    return date(year + 1, APRIL - 1, 31)


def named(year: int) -> str:
    """2026/27."""
    return f"{year}/{(year + 1) % 100:02d}"
