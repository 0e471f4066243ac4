"""A councillor's desk: what waits for an answer, what is left, and the ward pool."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councillors import policies, pooled, tables
from councillors.models import WAITING, Allocation, Answer, Councillor, Pool, PotState
from councillors.sums import of_allocations
from councillors.views.desk.access import for_councillor
from councillors.waiting import elsewhere
from funds.posting import today

PER_PAGE = 30


@require_safe
@for_councillor
def desk(request: HttpRequest, office: Councillor) -> HttpResponse:
    mine = Answer.objects.filter(request=OuterRef("pk"), councillor=office)
    rows = policies.on_desk_of(office).with_names()
    waiting = rows.filter(~Exists(mine), state__in=WAITING).order_by("pk")
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    budgets = of_allocations(Allocation.objects.with_names().filter(councillor=office))
    now = next((one for one in budgets if _is_open(one.allocation)), None)
    context = {
        "office": office,
        "elsewhere": elsewhere(office),
        "page": page,
        "now": now,
        "bars": tables.bars(budgets, by_year=True),
        "table": tables.of_years(budgets),
        "pool": pool_of(now.allocation) if now else None,
        "my_part": my_part(now.allocation) if now else 0,
    }
    return render(request, "councillor_desk/desk.html", context)


def pool_of(allocation: Allocation) -> Pool | None:
    rows = Pool.objects.with_names().filter(ward=allocation.councillor.ward_id)
    return rows.filter(year=allocation.year).first()


def my_part(allocation: Allocation) -> int:
    return pooled.of_allocations([allocation])[allocation.pk]


def _is_open(allocation: Allocation) -> bool:
    return allocation.state == PotState.OPEN and allocation.decide_by >= today()
