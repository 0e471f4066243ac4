"""Money, dates and times as the pages say them."""

from datetime import date, datetime, time

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def pounds(pence: int) -> str:
    """£14,200 from 1420000 pence; pence are written only where there are some (£56.29)."""
    sign = "-" if pence < 0 else ""
    whole, rest = divmod(abs(pence), 100)
    return f"{sign}£{whole:,}.{rest:02d}" if rest else f"{sign}£{whole:,}"


def clock(moment: time | datetime) -> str:
    """9pm, 10:58am, noon, midnight: in London where the moment is aware."""
    local = _local(moment)
    if local.minute == 0 and local.hour in (0, 12):
        return _("noon") if local.hour else _("midnight")
    half = pgettext("time of day", "am") if local.hour < 12 else pgettext("time of day", "pm")  # noqa: PLR2004 -- noon
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{half}"


def day(value: date) -> str:
    """6 December 2026."""
    return formats.date_format(_date(value), "j F Y")


def weekday(value: date) -> str:
    """Sunday 6 December 2026."""
    return formats.date_format(_date(value), "l j F Y")


def short_day(value: date) -> str:
    """Sunday 6 December: only where the page has said the year."""
    return formats.date_format(_date(value), "l j F")


def moment(value: datetime) -> str:
    """9pm on Sunday 6 December 2026."""
    return _("%(clock)s on %(day)s") % {"clock": clock(value), "day": weekday(value)}


def _date(value: date) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def _local(value: time | datetime) -> time | datetime:
    aware = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if aware else value  # type: ignore[arg-type]
