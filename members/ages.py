"""Ages in whole years, as the law counts them."""

from datetime import date


def age_on(born: date, day: date) -> int:
    """Completed years on a day; somebody born on 29 February is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
