"""Signing a resolution that is decided by signatures, and taking the signature back."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from governance import resolution_page, signing
from governance.errors import GovernanceError
from governance.forms.acting import SignForm
from governance.models import Channel, Resolution, Signature
from governance.policies import may_sign_with
from governance.views.resolution_access import get_resolution

if TYPE_CHECKING:
    from members.models import Person

SIGN_IN = "sign-in"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def sign(request: HttpRequest, slug: str, resolution: str) -> HttpResponse:
    """The words once more, who signs, and one button; what was signed can be taken back from here."""
    found = get_signed(request, slug, resolution)
    signed = _standing(request, found)
    waiting = may_sign_with(request.user, found).exclude(
        pk__in=[one.membership_id for one in signed]
    )
    form = SignForm(request.POST if request.method == "POST" else None, lines=waiting)
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            _sign(request, found, form.cleaned_data["membership"])
        except GovernanceError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("You have signed. You can take it back until the close."))
            return redirect(found)
    context = {
        **resolution_page.around(found),
        "form": form if waiting else None,
        "signed": signed,
        "member": bool(signed or waiting),
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "governance/resolutions/sign.html", context, status=status)


@require_POST
@never_cache
@login_required
def take_back(request: HttpRequest, slug: str, resolution: str, signature: int) -> HttpResponse:
    found = get_signed(request, slug, resolution)
    signed = get_object_or_404(_standing(request, found), pk=signature)
    try:
        signing.take_back(signature=signed, by=cast("Person", request.user))
    except GovernanceError as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Your signature is taken back."))
    return redirect("governance:sign", slug, resolution)


def get_signed(request: HttpRequest, slug: str, resolution: str) -> Resolution:
    """A resolution that is decided by signatures. Raises Http404."""
    found = get_resolution(request, slug, resolution)
    signed = Resolution.objects.filter(channel=Channel.SIGNATURES).select_related(
        "organisation", "rule__constitution", "meeting", "ballot", "first"
    )
    return get_object_or_404(signed, pk=found.pk)


def _standing(request: HttpRequest, found: Resolution) -> QuerySet[Signature]:
    own = may_sign_with(request.user, found)
    standing = found.signatures.filter(membership__in=own, withdrawn_at=None)
    return standing.select_related("membership", "resolution")


def _sign(request: HttpRequest, found: Resolution, membership: int) -> None:
    signing.sign(
        resolution=found,
        membership=may_sign_with(request.user, found).get(pk=membership),
        by=cast("Person", request.user),
        proof=SIGN_IN,
    )
