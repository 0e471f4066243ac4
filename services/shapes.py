"""The boundaries of areas by their codes, for maps."""

from collections.abc import Iterable
from typing import Any

from places.models import Neighbourhood, Ward
from services.models import AreaKind


def boundaries(kind: str, codes: Iterable[str]) -> dict[str, Any]:
    """Those there are; of a ward, the newest."""
    if kind == AreaKind.WARD:
        wards = Ward.objects.filter(code__in=list(codes)).order_by("vintage")
        return dict(wards.values_list("code", "boundary"))
    found = Neighbourhood.objects.filter(code__in=list(codes)).order_by("code")
    return dict(found.values_list("code", "boundary"))
