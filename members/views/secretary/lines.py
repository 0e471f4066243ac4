"""Acts on one line of the register: correct it, end the membership, issue and withdraw shares."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members import holding_shares
from members.errors import MemberError
from members.forms_register import EndForm, LineForm, SharesForm
from members.models import CeasedBecause, Membership, Organisation, Person, ShareMove
from members.registering import CORRECTABLE, correct, end
from members.views.secretary.access import for_keeper, officer

Do = Callable[[Membership, Person, dict[str, Any]], object]
Words = str | Promise


@for_keeper
def correct_line(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    found = _line(organisation, number)
    form = LineForm(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(found, name) for name in CORRECTABLE},
        is_organisation=found.member_organisation_id is not None,
    )
    return _act(
        request,
        found,
        form,
        lambda member, by, given: correct(membership=member, by=by, given=given),
        title=gettext_lazy("Correct this line"),
        button=gettext_lazy("Save the line"),
    )


@for_keeper
def end_membership(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    return _act(
        request,
        _line(organisation, number),
        EndForm(request.POST if request.method == "POST" else None),
        lambda member, by, given: end(
            membership=member, by=by, because=CeasedBecause(given["because"]), on=given["on"]
        ),
        title=gettext_lazy("End this membership"),
        button=gettext_lazy("End the membership"),
        explanation=gettext_lazy(
            "The line stays on the register with the day and the reason. Shares and loans stay until you pay them out."
        ),
        warns=True,
    )


@for_keeper
def shares(request: HttpRequest, organisation: Organisation, number: int) -> HttpResponse:
    return _act(
        request,
        _line(organisation, number),
        SharesForm(request.POST if request.method == "POST" else None),
        _move_shares,
        title=gettext_lazy("Shares, loans and deposits"),
        button=gettext_lazy("Enter it"),
        explanation=gettext_lazy(
            "An entry is never changed or deleted. Enter a mistake the other way round, with a note."
        ),
    )


def _move_shares(member: Membership, by: Person, given: dict[str, Any]) -> object:
    told: dict[str, Any] = {
        "membership": member,
        "by": by,
        "on": given["on"],
        "reason": given["reason"],
    }
    move = given["move"]
    if move == ShareMove.ISSUED:
        return holding_shares.issue(shares=given["shares"], **told)
    if move == ShareMove.WITHDRAWN:
        return holding_shares.withdraw(shares=given["shares"], **told)
    if move == ShareMove.LOAN:
        return holding_shares.take_loan(amount_pence=given["amount_pence"], **told)
    return holding_shares.repay_loan(amount_pence=given["amount_pence"], **told)


def _line(organisation: Organisation, number: int) -> Membership:
    return get_object_or_404(organisation.memberships.select_related("organisation"), number=number)


def _act(
    request: HttpRequest,
    found: Membership,
    form: forms.Form,
    do: Do,
    *,
    title: Words,
    button: Words,
    explanation: Words = "",
    warns: bool = False,
) -> HttpResponse:
    refusal = ""
    if form.is_valid():
        try:
            do(found, officer(request), form.cleaned_data)
        except MemberError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("It is on the register."))
            return redirect("secretary:line", slug=found.organisation.slug, number=found.number)
    context = {
        "organisation": found.organisation,
        "member": found,
        "form": form,
        "title": title,
        "button": button,
        "explanation": explanation,
        "warns": warns,
        "refusal": refusal,
    }
    return render(request, "secretary/act.html", context, status=409 if refusal else 200)
