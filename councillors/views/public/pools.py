"""A ward pool: who put in what, by which rule it decides, and every vote."""

from collections.abc import Iterable

from django.core.paginator import Paginator
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
    put = pooled.moved(found, PoolMove.PUT_IN, PoolMove.TAKEN_BACK)
    granted = pooled.moved(found, PoolMove.GRANTED, PoolMove.RELEASED)
    left = pooled.parts(found)
    rows = Allocation.objects.with_names().filter(pk__in=put).order_by("councillor__name", "pk")
    requests = GrantRequest.objects.published().filter(pool=found).with_names()
    page = Paginator(requests.prefetch_related("answers__councillor"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "pool": found,
        "is_open": found.state == PotState.OPEN and found.decide_by >= today(),
        "put": sum(put.values()),
        "left": sum(left.values()),
        "granted": [-pence for pence in granted.values()],
        "parts": _table(rows, put, granted, left),
        "members": len(pooled.members_of(found)),
        "page": page,
        "requests": tables.of_requests(page),
    }
    return render(request, "councillors/pool.html", context)


def _table(
    rows: Iterable[Allocation], put: dict[int, int], granted: dict[int, int], left: dict[int, int]
) -> Table:
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
                pounds(put[one.pk]),
                pounds(-granted.get(one.pk, 0)),
                pounds(left.get(one.pk, 0)),
            ]
            for one in rows
        ],
    )
