"""Sending a proxy to a vote, and voting oneself again."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from governance import proxying, resolution_page
from governance.errors import GovernanceError
from governance.forms.acting import ProxyForm
from governance.policies import may_send_a_proxy_for
from governance.views.resolution_access import get_resolution
from members import limits
from members.errors import MemberError

if TYPE_CHECKING:
    from members.models import Person

_TRIES, _HOUR = 20, 3600


@require_safe
@never_cache
@login_required
def proxies(request: HttpRequest, slug: str, resolution: str) -> HttpResponse:
    """The reader's own votes, each with its proxy if there is one."""
    found = get_resolution(request, slug, resolution)
    entries = list(may_send_a_proxy_for(request.user, found))
    if not entries:
        raise Http404
    context = {**resolution_page.around(found), "entries": entries}
    return render(request, "governance/resolutions/proxies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def proxy(request: HttpRequest, slug: str, resolution: str, entry: int) -> HttpResponse:
    """Send somebody for one vote, or withdraw them; POST with `withdraw` does the latter."""
    found = get_resolution(request, slug, resolution)
    own = get_object_or_404(may_send_a_proxy_for(request.user, found), pk=entry)
    by = cast("Person", request.user)
    form = ProxyForm(request.POST if request.method == "POST" and own.proxy is None else None)
    refusal = ""
    try:
        if request.method == "POST" and "withdraw" in request.POST:
            proxying.withdraw_proxy(resolution=found, entry=own, by=by)
            messages.success(request, _("The proxy is withdrawn: you vote yourself again."))
            return redirect("governance:proxies", slug, resolution)
        if form.is_bound and form.is_valid():
            limits.spend("proxies", str(by.pk), _TRIES, _HOUR)
            proxying.send_proxy(
                resolution=found, entry=own, email=form.cleaned_data["email"], by=by
            )
            messages.success(
                request, _("They can vote in your place. Tell them: we do not write to them.")
            )
            return redirect("governance:proxies", slug, resolution)
    except (GovernanceError, MemberError) as refused:
        refusal = _placed(form, refused)
    context = {**resolution_page.around(found), "entry": own, "form": form, "refusal": refusal}
    status = 409 if refusal or form.errors.get("email") else 200
    return render(request, "governance/resolutions/proxy.html", context, status=status)


def _placed(form: ProxyForm, refused: GovernanceError | MemberError) -> str:
    if getattr(refused, "field", "") != "email":
        return refused.message
    form.add_error("email", refused.message)
    return ""
