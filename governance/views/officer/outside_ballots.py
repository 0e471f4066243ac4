"""Resolutions that no ballot decides: who has signed, and the figures of a postal count."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.deciding import bring_in_postal_count
from governance.errors import GovernanceError
from governance.forms.resolutions import PostalCountForm
from governance.models import Channel, Method, Resolution, ResolutionState
from governance.views.officer.access import for_returning_officer, for_secretary, officer
from governance.views.officer.resolutions import address, of_organisation

PER_PAGE = 100


@require_safe
@for_secretary
@of_organisation
def signatures(request: HttpRequest, found: Resolution) -> HttpResponse:
    """The names, for the secretary alone: signatures are not secret, but nobody else needs them."""
    if found.channel != Channel.SIGNATURES:
        raise Http404
    standing = found.signatures.filter(withdrawn_at=None).select_related("membership", "entered_by")
    page = Paginator(standing.order_by("membership__number"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "organisation": found.organisation,
        "resolution": found,
        "page": page,
        "back": address(found),
    }
    return render(request, "officer_governance/signatures.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_returning_officer
@of_organisation
def postal_count(request: HttpRequest, found: Resolution) -> HttpResponse:
    """Bring in the figures that were declared elsewhere. Raises Http404 where none are due."""
    if found.channel != Channel.POSTAL_COUNT or found.state != ResolutionState.CALLED:
        raise Http404
    dual = found.rule.method == Method.DUAL
    form = PostalCountForm(request.POST if request.method == "POST" else None, dual=dual)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            bring_in_postal_count(
                resolution=found, by=officer(request), count=form.save(commit=False)
            )
        except GovernanceError as refused:
            refusal = _placed(form, refused)
        else:
            messages.success(request, _("The count is brought in, and the result is public."))
            return redirect(address(found))
    context = {
        "organisation": found.organisation,
        "resolution": found,
        "form": form,
        "refusal": refusal,
        "back": address(found),
    }
    status = 409 if refusal or (form.is_bound and form.errors) else 200
    return render(request, "officer_governance/postal_count.html", context, status=status)


def _placed(form: PostalCountForm, refused: GovernanceError) -> str:
    """The refusal beside the figure it is about; what is about none is returned."""
    if refused.field not in form.fields:
        return refused.message
    form.add_error(refused.field, refused.message)
    return ""
