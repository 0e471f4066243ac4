"""The bands in which ages are shown, never an age itself."""

from datetime import date

_YOUNGEST = 16
_BANDS = [
    (25, "16 to 24"),
    (35, "25 to 34"),
    (45, "35 to 44"),
    (55, "45 to 54"),
    (65, "55 to 64"),
    (75, "65 to 74"),
]


def age_band(born: date | None, on: date) -> str:
    """The band of somebody's age on a day ("25 to 34"), empty where the register holds no birth date."""
    if born is None:
        return ""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if years < _YOUNGEST:
        return "under 16"
    return next((band for limit, band in _BANDS if years < limit), "75 and over")
