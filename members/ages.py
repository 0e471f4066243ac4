"""Ages in whole years, as the law counts them, and the day somebody reaches one."""

from datetime import date


def age_on(born: date, day: date) -> int:
    """Completed years on a day; somebody born on 29 February is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The day somebody reaches `years`."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
