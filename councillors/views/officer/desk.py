"""Officers' first page: what waits, then every request."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from councillors import policies, work
from councillors.forms.officer import ShowForm
from councillors.views.officer.tables import of_desk
from funds.views.officer.access import for_those_who, officer

PER_PAGE = 50


@require_safe
@for_those_who(policies.can_keep_requests)
def desk(request: HttpRequest) -> HttpResponse:
    person, form = officer(request), ShowForm(request.GET)
    rows = policies.visible_to(person).with_names()
    state = form.cleaned_data["state"] if form.is_valid() else ""
    shown = rows.filter(state=state) if state else rows
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "work": work.todays_work(person),
        "show": form,
        "page": page,
        "table": of_desk(page),
        "keeps_budgets": policies.can_keep_budgets(person),
    }
    return render(request, "councillors_officer/desk.html", context)
