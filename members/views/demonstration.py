"""Signing in as an invented person; on any other machine, and without DEMO, there is no such page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members import demonstration, policies


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    if not policies.may_demonstrate(request):
        raise Http404
    if request.method != "POST":
        return render(
            request, "members/demonstration.html", {"parts": demonstration.PARTS.values()}
        )
    part = demonstration.PARTS.get(request.POST.get("part", ""))
    if part is None:
        raise Http404
    person = demonstration.sign_in(request, part)
    return redirect(resolve_url(settings.OFFICER_PATHS[0]) if person.is_staff else "/")
