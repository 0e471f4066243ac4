"""Officers' pages open only to staff who showed a second factor."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from members import policies
from members.models import Person
from members.second_factor import proof_page


class OfficersOnly:
    """Guards every path under `settings.OFFICER_PATHS`, so that no view there can forget to.

    Strangers are asked to sign in, residents are told that there is no such page, and staff without a
    second factor in this session are sent to set one up or to show it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        if not request.path.startswith(tuple(settings.OFFICER_PATHS)):
            return None
        if policies.is_proven_staff(request):
            return None
        if not isinstance(request.user, Person):
            return redirect_to_login(request.get_full_path())
        if not policies.is_staff(request):
            raise Http404
        return redirect_to_login(request.get_full_path(), proof_page(request.user))
