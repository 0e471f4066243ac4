"""Decisions as those who decide see them: what waits, the draft line by line, and their signature. Never kept by a cache."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from delivery import policies
from members.models import Person
from members.policies import is_proven
from members.second_factor import proof_page

_A_PAGE = 20
Page = Callable[..., HttpResponseBase]


def for_deciders(page: Page) -> Page:
    """Signed in and with a second factor shown; for whoever decides on nothing there is no such page."""

    @wraps(page)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        person = request.user
        if not isinstance(person, Person):
            return redirect_to_login(request.get_full_path())
        if not policies.may_decide(person):
            raise Http404
        if not is_proven(request):
            answer: HttpResponse = redirect_to_login(request.get_full_path(), proof_page(person))
            return answer
        return page(request, person, **kwargs)

    return never_cache(guarded)


@require_safe
@for_deciders
def listed(request: HttpRequest, person: Person) -> HttpResponse:
    """What waits for this person, and what they were asked before."""
    waiting = list(policies.waits_for(person))
    before = policies.named_to_decide(person).exclude(pk__in=[one.pk for one in waiting])
    page = Paginator(before.order_by("-pk"), _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "deciding/listed.html", {"waiting": waiting, "page": page})
