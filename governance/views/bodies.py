"""The bodies of an organisation for anyone to read: their powers, their seats, and who holds them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from governance.body_page import bodies_on, filled
from governance.constituting import today
from governance.models import Body
from governance.policies import public_elections
from governance.views.access import get_organisation
from members.models import Constitution

LATEST_ELECTIONS = 5


@require_safe
def bodies(request: HttpRequest, slug: str) -> HttpResponse:
    """Those that the rules in force set up; an organisation has a handful."""
    organisation = get_organisation(request, slug)
    constitution = Constitution.objects.in_force(organisation, today())
    rows = [
        (body, sum(one.seats for one in body.constituencies.all()))
        for body in bodies_on(organisation, constitution)
    ]
    context = {"organisation": organisation, "rows": rows}
    return render(request, "elections/bodies.html", context)


@require_safe
def body(request: HttpRequest, slug: str, body: str) -> HttpResponse:
    """One body, seat by seat."""
    organisation = get_organisation(request, slug)
    day = today()
    in_force = Body.objects.filter(constitution__organisation=organisation)
    found = get_object_or_404(
        in_force.filter(constitution__in_force__contains=day).select_related(
            "constitution__organisation"
        ),
        code=body,
    )
    parts = [(one, *one.held_and_vacant(day)) for one in filled(found, day)]
    context = {
        "organisation": organisation,
        "body": found,
        "parts": parts,
        "past": [(part, term) for part, *_s in parts for seat in part.seats for term in seat.past],
        "elections": public_elections(organisation).filter(body_code=found.code)[:LATEST_ELECTIONS],
    }
    return render(request, "elections/body.html", context)
