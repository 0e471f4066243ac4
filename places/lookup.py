"""From a postcode as typed to the ward, in one statement at most."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from places.models import Neighbourhood, Postcode, Ward
from places.spelling import first_half, read, spaced

NORTHERN_IRELAND = "BT"
_SHOWN = 20


class Kind(StrEnum):
    INSIDE = "inside"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"
    MISTYPED = "mistyped"


@dataclass(frozen=True)
class Found:
    """What became of a typed postcode.

    `sentence` answers the person; `postcode` is the spelling that was looked up ("BK3 7QX"), empty if mistyped;
    `ward` is there only for `Kind.INSIDE`, and so is `neighbourhood` where it lies in one; boundaries are not loaded.
    """

    kind: Kind
    sentence: str
    postcode: str = ""
    ward: Ward | None = None
    latitude: float | None = None
    longitude: float | None = None
    neighbourhood: Neighbourhood | None = None

    @property
    def codes(self) -> list[str]:
        """Of its ward and its neighbourhood, where it has them."""
        return [area.code for area in (self.ward, self.neighbourhood) if area]


def find(text: str) -> Found:
    """The ward of a postcode typed in any way people type one."""
    code = read(text)
    if not code:
        return Found(Kind.MISTYPED, _mistyped(text))
    if code.startswith(NORTHERN_IRELAND):
        return Found(Kind.ELSEWHERE, _elsewhere(spaced(code)), spaced(code))
    rows = Postcode.objects.select_related("ward", "neighbourhood")
    row = rows.defer("ward__boundary", "neighbourhood__boundary").filter(pk=code).first()
    if row is None:
        return Found(Kind.UNKNOWN, _unknown(spaced(code)), spaced(code))
    if row.ward is None:
        return Found(Kind.ELSEWHERE, _elsewhere(str(row)), str(row))
    return Found(
        Kind.INSIDE,
        _inside(row, row.ward),
        str(row),
        row.ward,
        row.latitude,
        row.longitude,
        row.neighbourhood,
    )


def _inside(row: Postcode, ward: Ward) -> str:
    return _("%(postcode)s is in %(ward)s.") % {"postcode": row, "ward": ward.name}


def _elsewhere(postcode: str) -> str:
    return _(
        "%(postcode)s is outside this council’s area. Check it, or ask the council it belongs to."
    ) % {"postcode": postcode}


def _unknown(postcode: str) -> str:
    return _(
        "We do not know %(postcode)s. Check it. A new postcode can take three months to reach us:"
        " if it is right, phone us."
    ) % {"postcode": postcode}


def _mistyped(text: str) -> str:
    typed = text.strip()[:_SHOWN]
    if not typed:
        return _("Type your postcode, for example BK3 7QX.")
    if half := first_half(typed):
        return _(
            "“%(typed)s” is only part of a postcode. Type all of it, for example %(half)s 7QX."
        ) % {"typed": typed, "half": half}
    return _(
        "“%(typed)s” is not a postcode. One looks like BK3 7QX: is a letter or a number missing?"
    ) % {"typed": typed}
