"""A ward pool: who put in what, by which rule it decides, and every vote."""

from django.core.paginator import Paginator
from django.db.models import Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from councillors import pooled, tables
from councillors.models import Allocation, GrantRequest, Pool, PoolMove, PotState
from funds.posting import today
from look.tables import Column, Table
from look.words import pounds

PER_PAGE = 30


@require_safe
def pool(request: HttpRequest, ward: str, year: int) -> HttpResponse:
    found = get_object_or_404(Pool.objects.with_names(), ward__slug=ward, year=year)
    parts = _parts(found)
    requests = GrantRequest.objects.published().filter(pool=found).with_names()
    page = Paginator(requests.prefetch_related("answers__councillor"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    left = pooled.parts(found)
    put = sum(one.put or 0 for one in parts)
    context = {
        "pool": found,
        "is_open": found.state == PotState.OPEN and found.decide_by >= today(),
        "put": put,
        "left": sum(left.values()),
        "granted": [-(one.granted or 0) for one in parts],
        "parts": _table(parts, left),
        "members": len(pooled.members_of(found)),
        "page": page,
        "requests": tables.of_requests(page),
    }
    return render(request, "councillors/pool.html", context)


def _parts(found: Pool) -> "list[Allocation]":
    """The allocations with money in it, each with what was put in (less what was taken back) and granted."""
    kinds = {
        "put": [PoolMove.PUT_IN, PoolMove.TAKEN_BACK],
        "granted": [PoolMove.GRANTED, PoolMove.RELEASED],
    }
    sums = {
        name: Sum(
            "pool_entries__pence",
            filter=Q(pool_entries__pool=found, pool_entries__kind__in=several),
        )
        for name, several in kinds.items()
    }
    rows = Allocation.objects.with_names().filter(pool_entries__pool=found)
    return list(rows.annotate(**sums).order_by("councillor__name"))


def _table(parts: "list[Allocation]", left: dict[int, int]) -> Table:
    return Table(
        caption=_("Whose money it is"),
        columns=[
            Column(_("Councillor")),
            Column(_("Put in"), numeric=True),
            Column(_("Granted from it"), numeric=True),
            Column(_("Not committed"), numeric=True),
        ],
        rows=[
            [
                one.councillor.name,
                pounds(one.put or 0),
                pounds(-(one.granted or 0)),
                pounds(left.get(one.pk, 0)),
            ]
            for one in parts
        ],
    )
