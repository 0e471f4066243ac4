"""Where the lines are spent that are spent in one place."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from places.models import Postcode
from places.spelling import read as read_postcode
from services import areas
from services.cost_line import FileLine
from services.csv_rows import Fault
from services.models import AreaKind, Basis

_AT_A_TIME = 10_000


def places(
    lines: Sequence[FileLine], codes: Mapping[str, str], kind: str
) -> tuple[dict[int, str], list[Fault]]:
    """The area of every line that is spent in one place, by the line's number; postcodes are looked up together."""
    sites = _sites({read_postcode(line.site) for line in lines if line.site}, kind)
    found, faults = {}, []
    for line in lines:
        if line.basis != Basis.PLACE:
            continue
        place = (
            sites.get(read_postcode(line.site)) if line.site else codes.get(line.area.casefold())
        )
        if place is None:
            faults.append(Fault(line.number, _unknown(line)))
        else:
            found[line.number] = place
    return found, faults


def _unknown(line: FileLine) -> str:
    if line.site:
        return _("“%(site)s” is not a postcode of this council’s area.") % {"site": line.site[:20]}
    return _("There is no area “%(area)s”.") % {"area": line.area}


def _sites(postcodes: set[str], kind: str) -> dict[str, str]:
    """The area's code of each postcode of ours."""
    column = "ward__code" if kind == AreaKind.WARD else "neighbourhood__code"
    found, several = dict[str, str](), sorted(postcodes)
    for first in range(0, len(several), _AT_A_TIME):
        ours = Postcode.objects.filter(pk__in=several[first : first + _AT_A_TIME])
        rows = ours.exclude(ward=None).values_list("pk", column)
        found |= {pk: code or areas.ELSEWHERE for pk, code in rows}
    return found
