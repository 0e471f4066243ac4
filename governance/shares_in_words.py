"""Parts of a whole as people say them, from hundredths of a percent."""

from decimal import Decimal

from django.utils.translation import gettext as _

from governance.models import exactly

_PER_PERCENT = 100


def part(hundredths: int) -> str:
    """ "half", "two-thirds", "75%", "12.5%"."""
    named = {
        exactly(5000): _("half"),
        exactly(6667): _("two-thirds"),
        exactly(3333): _("a third"),
        exactly(10000): _("all"),
    }
    return named.get(exactly(hundredths)) or percent(hundredths)


def percent(hundredths: int) -> str:
    """ "75%", "12.5%"."""
    return f"{(Decimal(hundredths) / _PER_PERCENT).normalize():f}%"


def at_least(hundredths: int) -> str:
    return _("at least %(part)s") % {"part": part(hundredths)}


def more_than(hundredths: int) -> str:
    return _("more than %(part)s") % {"part": part(hundredths)}
