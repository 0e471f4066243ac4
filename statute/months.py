"""Months as law and rules count them: to the day with the same number, or the last of a shorter month."""

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """The corresponding date (Dodds v Walker [1981] 1 WLR 1027): 31 January and a month is 28 or 29 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
