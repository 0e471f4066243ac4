"""Reading dates, times and money as people write them."""

import re
import unicodedata
from datetime import date, time
from decimal import Decimal

from django.utils import dates

_MONEY = re.compile(r"£?\s*(?P<pounds>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<pence>\d{2}))?")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm)?")
_SHORTEST_MONTH = 3
# As many figures as the number of a row has at most.
_MOST_FIGURES = 18


def number(text: str) -> int:
    """The number of a row, as a form's button sends it; 0, which no row has, for anything else."""
    known = text.isascii() and text.isdigit() and len(text) <= _MOST_FIGURES
    return int(text) if known else 0


# They turn the words around them about, or are there and not to be seen. Joiners, which some scripts and emoji need, stay.
_UNSEEN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060, 0xFEFF])


def plain(text: str) -> str:
    """What somebody wrote for others to read, without marks that cannot be seen and spaces at its ends; "" if nothing can be seen."""
    shown = text.translate(_UNSEEN).strip()
    return shown if any(unicodedata.category(one)[0] in "LNPSM" for one in shown) else ""


def pence(text: str) -> int:
    """Whole pence from "£1,200", "1200.50" or "1200". ValueError for anything else, negatives too."""
    match = _MONEY.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return int(Decimal(match["pounds"].replace(",", "")) * 100) + int(match["pence"] or 0)


def month(text: str) -> int:
    """1 to 12 from a number or a month's name, in English or the page's language, cut short or not."""
    folded = text.strip(" .").casefold()
    if folded.isascii() and folded.isdigit():
        return int(folded)
    if len(folded) >= _SHORTEST_MONTH:
        for number in range(1, 13):
            if any(name.startswith(folded) for name in _names(number)):
                return number
    raise ValueError(text)


def day(day_text: str, month_text: str, year_text: str) -> date:
    """The date of three parts. ValueError where there is no such day."""
    return date(int(year_text), month(month_text), int(day_text))


def clock(text: str) -> time:
    """A time of day from "9pm", "21:00", "9.30 am", "noon" or "midnight". ValueError for anything else."""
    folded = text.strip().casefold().replace("a.m.", "am").replace("p.m.", "pm")
    if folded in ("noon", "midday", "12 noon", "midnight", "12 midnight"):
        return time(0) if "midnight" in folded else time(12)
    match = _TIME.fullmatch(folded)
    if match is None:
        raise ValueError(text)
    return time(_hour(int(match["hour"]), match["half"]), int(match["minute"] or 0))


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:  # noqa: PLR2004 -- the hours of a dial
        raise ValueError(hour)
    return hour % 12 + (12 if half == "pm" else 0)


def _names(number: int) -> tuple[str, str]:
    english = date(2000, number, 1).strftime("%B")
    return english.casefold(), str(dates.MONTHS[number]).casefold()
