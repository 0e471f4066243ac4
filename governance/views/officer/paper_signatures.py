"""The returning officer enters signatures that came on paper, each against the member's line of the register."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance import resolution_page, signing
from governance.electorate import electors
from governance.errors import GovernanceError
from governance.forms.paper_signatures import EnterForm, FindForm, TakeOutForm
from governance.models import Channel, Resolution, ResolutionState, Signature
from governance.views.officer.access import for_returning_officer, officer
from governance.views.officer.resolutions import address, of_organisation
from members.models import Membership
from members.models.membership import MembershipQuerySet

MOST_FOUND = 20
View = Callable[..., HttpResponse]


def entering(view: View) -> Callable[..., HttpResponseBase]:
    """A page of a collection that runs or waits to be counted. Raises Http404 for another."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @for_returning_officer
    @of_organisation
    @wraps(view)
    def guarded(request: HttpRequest, found: Resolution, **kwargs: Any) -> HttpResponse:
        if found.channel != Channel.SIGNATURES or found.state != ResolutionState.CALLED:
            raise Http404
        return view(request, found, **kwargs)

    return guarded


@entering
def find(request: HttpRequest, found: Resolution) -> HttpResponse:
    """Whose signature it is. What is looked for is sent in the form, never in the address."""
    form = FindForm(request.POST if request.method == "POST" else None)
    searched = form.is_bound and form.is_valid()
    members = (
        list(_members(found).search(form.cleaned_data["text"])[: MOST_FOUND + 1])
        if searched
        else []
    )
    signed = _signed(found, members)
    context = {
        **_about(found, address(found)),
        "signatures": resolution_page.signed(found),
        "form": form,
        "searched": searched,
        "found": [(one, signed.get(one.pk)) for one in members[:MOST_FOUND]],
        "more": len(members) > MOST_FOUND,
    }
    return render(request, "officer_governance/paper_signatures.html", context)


@entering
def one(request: HttpRequest, found: Resolution, member: int) -> HttpResponse:
    """One member as the register has them: enter the signature, or take an entry on paper out again."""
    membership = get_object_or_404(_members(found).select_related("delegate"), pk=member)
    standing = _signed(found, [membership]).get(membership.pk)
    form = _form(request, standing)
    refusal = _refused(request, found, membership, standing, form) if form else ""
    if form and form.is_bound and form.is_valid() and not refusal:
        return redirect(address(found, "paper-signatures"))
    context = {
        **_about(found, address(found, "paper-signatures")),
        "member": membership,
        "standing": standing,
        "form": form,
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "officer_governance/paper_signature.html", context, status=status)


def _form(request: HttpRequest, standing: Signature | None) -> EnterForm | TakeOutForm | None:
    """None where the member signed online: nothing is to be done here."""
    posted = request.POST if request.method == "POST" else None
    if standing is None:
        return EnterForm(posted)
    return TakeOutForm(posted) if standing.on_paper else None


def _refused(
    request: HttpRequest,
    found: Resolution,
    membership: Membership,
    standing: Signature | None,
    form: EnterForm | TakeOutForm,
) -> str:
    """Do it, if it can be done; returns why it could not, unless that is about one of the answers."""
    if not (form.is_bound and form.is_valid()):
        return ""
    number = {"number": membership.number}
    try:
        if standing is None:
            _enter(request, found, membership, form)
            messages.success(request, _("The signature of member %(number)d is entered.") % number)
        else:
            why = form.cleaned_data["reason"]
            signing.take_out(signature=standing, by=officer(request), reason=why)
            messages.success(
                request, _("The signature of member %(number)d is taken out.") % number
            )
    except GovernanceError as refused:
        if refused.field not in form.fields:
            return refused.message
        form.add_error(refused.field, refused.message)
    return ""


def _enter(
    request: HttpRequest, found: Resolution, membership: Membership, form: EnterForm | TakeOutForm
) -> None:
    signing.enter(
        resolution=found,
        membership=membership,
        signed_on=form.cleaned_data["signed_on"],
        by=officer(request),
    )


def _members(found: Resolution) -> MembershipQuerySet:
    return electors(found.rule.constitution, found.record_date)


def _signed(found: Resolution, members: list[Membership]) -> dict[int, Signature]:
    standing = found.signatures.filter(membership__in=members, withdrawn_at=None)
    return {one.membership_id: one for one in standing.select_related("entered_by", "resolution")}


def _about(found: Resolution, back: str) -> dict[str, Any]:
    return {"organisation": found.organisation, "resolution": found, "back": back}
