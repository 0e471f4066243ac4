"""Which ways to choose, limits and counting rules fit together."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from ballots.models import POINT_KINDS, POINT_RULES, Kind

MOST_PLACES = 20
_LIMITS = {
    Kind.APPROVAL: {"max_choices"},
    Kind.ORDER: {"max_choices"},
    Kind.POINTS: {"points_total", "most_points"},
}
_ALL_LIMITS = ("max_choices", "points_total", "most_points")


def of_kind(given: Mapping[str, Any]) -> dict[str, None]:
    """The limits that do not belong to the kind that is given, as nothing."""
    kind = given.get("kind")
    own = _LIMITS.get(Kind(kind), set()) if kind in Kind.values else set()
    return {name: None for name in _ALL_LIMITS if name not in own}


def method_faults(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each thing that does not fit: the name of the answer and what to do."""
    kind, most = given.get("kind"), given.get("max_choices")
    if kind == Kind.APPROVAL and not most:
        yield "max_choices", _("Enter how many projects a person may choose.")
    if kind == Kind.ORDER and not 1 <= (most or 0) <= MOST_PLACES:
        yield (
            "max_choices",
            _("Enter how many projects a person may place, from 1 to %(most)d.")
            % {"most": MOST_PLACES},
        )
    if kind == Kind.POINTS:
        yield from _points_faults(given.get("points_total"), given.get("most_points"))
    if kind in POINT_KINDS and given.get("rule") not in (None, *POINT_RULES):
        yield (
            "rule",
            _(
                "Equal shares does not go with points or an order. Choose another way to count, or another way to choose."
            ),
        )


def _points_faults(total: int | None, most: int | None) -> Iterator[tuple[str, str]]:
    if not total:
        yield "points_total", _("Enter how many points each person has.")
    elif most and most > total:
        yield (
            "most_points",
            _("Enter at most the %(total)d points that each person has.") % {"total": total},
        )
