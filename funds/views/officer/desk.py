"""Money today: what waits for this officer, and every fund on their desk."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from funds import balances, policies
from funds.posting import today
from funds.views.officer.access import for_staff, officer
from funds.work import todays_work

PER_PAGE = 20


@for_staff
def desk(request: HttpRequest) -> HttpResponse:
    """Whoever has no fund and no part in payments or subsidies finds no such page."""
    person = officer(request)
    may = {
        "open": policies.can_keep_every(person),
        "pay": policies.can_request(person) or policies.can_approve(person),
        "subsidy": policies.can_control_subsidy(person),
    }
    everything = policies.visible_to(person).order_by("-state", "name", "pk")
    page = Paginator(everything, PER_PAGE).get_page(request.GET.get("page"))
    if not any(may.values()) and not page.paginator.count:
        raise Http404
    sums = balances.of_funds(page)
    context = {
        "work": todays_work(person, today()),
        "page": page,
        "rows": [(fund, sums[fund.pk]) for fund in page],
        "may": may,
    }
    return render(request, "funds_officer/desk.html", context)
