"""The door to a councillor's desk: in office, signed in, and with a second factor shown, as on the staff."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache

from councillors import policies
from members.models import Person
from members.policies import is_proven
from members.second_factor import proof_page

Page = Callable[..., HttpResponseBase]


def for_councillor(page: Page) -> Page:
    """Gives the page the reader's office; for anybody else there is no such page."""

    @wraps(page)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        person = request.user
        if not isinstance(person, Person):
            return redirect_to_login(request.get_full_path())
        office = policies.office_of(person)
        if office is None:
            raise Http404
        if not is_proven(request):
            answer: HttpResponse = redirect_to_login(request.get_full_path(), proof_page(person))
            return answer
        return page(request, office, **kwargs)

    return never_cache(guarded)
