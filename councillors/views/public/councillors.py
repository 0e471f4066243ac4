"""Every councillor's local budget, and one councillor's: what was asked, what was given, and why."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from councillors import tables
from councillors.models import Allocation, Councillor, GrantRequest, Pool, PotState
from councillors.sums import of_allocations
from councillors.years import named
from funds.posting import today

PER_PAGE = 30


@require_safe
def councillors(request: HttpRequest) -> HttpResponse:
    """The budgets of one financial year, the latest unless another is asked for."""
    years = list(Allocation.objects.order_by("-year").values_list("year", flat=True).distinct())
    year = _year(request.GET.get("year", ""), years)
    found = Allocation.objects.with_names().filter(year=year)
    everything = of_allocations(found.order_by("councillor__ward__name", "councillor__name", "pk"))
    page = Paginator(everything, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    context = {
        "page": page,
        "rows": rows,
        "years": [(one, named(one)) for one in years],
        "year": year,
        "year_name": named(year),
        "spent": sum(one.spent for one in everything),
        "amount": sum(one.amount for one in everything),
        "bars": tables.bars(rows),
        "table": tables.of_budgets(rows),
        "pools": Pool.objects.with_names().filter(year=year)[:PER_PAGE],
    }
    return render(request, "councillors/councillors.html", context)


@require_safe
def councillor(request: HttpRequest, slug: str) -> HttpResponse:
    """Their budgets year by year, and every published request to them with its answer."""
    rows = Councillor.objects.select_related("ward").defer("ward__boundary")
    found = get_object_or_404(rows, slug=slug)
    day = today()
    budgets = of_allocations(Allocation.objects.with_names().filter(councillor=found))
    mine = Q(allocation__councillor=found) | Q(pk__in=found.answers.values("request"))
    requests = GrantRequest.objects.published().filter(mine).with_names()
    requests = requests.prefetch_related("answers__councillor")
    page = Paginator(requests, PER_PAGE).get_page(request.GET.get("page"))
    now = [one for one in budgets if _can_be_asked(one.allocation)]
    context = {
        "councillor": found,
        "in_office": found.is_in_office(day),
        "budgets": budgets,
        "now": now[0] if now and found.is_in_office(day) else None,
        "bars": tables.bars(budgets, by_year=True),
        "table": tables.of_years(budgets),
        "page": page,
        "requests": tables.of_requests(page),
        "pool": Pool.objects.with_names().filter(ward=found.ward_id).first(),
    }
    return render(request, "councillors/councillor.html", context)


def _can_be_asked(allocation: Allocation) -> bool:
    return allocation.state == PotState.OPEN and allocation.decide_by >= today()


def _year(asked: str, years: list[int]) -> int:
    if not asked:
        return years[0] if years else today().year
    if not asked.isdecimal() or int(asked) not in years:
        raise Http404
    return int(asked)
