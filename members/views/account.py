"""Somebody's own account: what it is, what we hold, and leaving."""

import csv
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from members import held, held_rows
from members.errors import MemberError
from members.forms import LeaveForm
from members.open_id import configured
from members.open_id.links import is_linked
from members.policies import has_second_factor
from members.roles import ROLES

if TYPE_CHECKING:
    from members.models import Person


@require_GET
@never_cache
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    person = cast("Person", request.user)
    groups = set(person.groups.values_list("name", flat=True))
    return render(
        request,
        "members/overview.html",
        {
            "person": person,
            "roles": [role for role in ROLES.values() if role.group in groups],
            "proven": has_second_factor(request),
            "identity_service": configured.name() if is_linked(person) else "",
        },
    )


@require_GET
@never_cache
@login_required
def data(request: HttpRequest) -> HttpResponse:
    return render(request, "members/data.html", {"held": held.about(cast("Person", request.user))})


@require_GET
@never_cache
@login_required
def download(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(
        held.about(cast("Person", request.user)),
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
    response["Content-Disposition"] = 'attachment; filename="my-account.json"'
    return response


@require_GET
@never_cache
@login_required
def download_csv(request: HttpRequest) -> HttpResponse:
    """The same as rows of (where it lies, what it is, value), for a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="my-account.csv"'
    writer = csv.writer(response)
    writer.writerow([_("Where"), _("What"), _("Value")])
    writer.writerows(held_rows.rows(held.about(cast("Person", request.user))))
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def leave(request: HttpRequest) -> HttpResponse:
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            held.delete(cast("Person", request.user))
        except MemberError as refusal:
            form.add_error(None, refusal.message)
        else:
            logout(request)
            messages.success(request, _("Your account is deleted."))
            return redirect("account_login")
    return render(request, "members/leave.html", {"form": form})


def too_often(request: HttpRequest) -> HttpResponse:
    """What allauth's limits answer."""
    return render(request, "429.html", status=429)
