"""Error pages in plain words: what happened, what to do, what is safe."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from council.open_data import problems
from council.shell import shell


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if problems.concerns(request):
        return problems.response(request, 400, _("The request cannot be read."))
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if problems.concerns(request):
        return problems.response(request, 404, _("There is nothing at this address."))
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the request's context: whatever broke must not be asked again."""
    if problems.concerns(request):
        return problems.response(request, 500, _("Something broke on our side."))
    return HttpResponseServerError(render_to_string("500.html", shell()))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
