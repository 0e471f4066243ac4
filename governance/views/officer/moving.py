"""One page for every move: what will happen, a reason where one is published, one button; a refusal keeps what was typed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ballots.errors import BallotError
from governance.errors import GovernanceError
from governance.moves import Move
from governance.views.officer.access import officer
from members import organisation_policies as policies
from members.models import Organisation


def move_page(
    request: HttpRequest,
    organisation: Organisation,
    thing: Any,
    move: Move[Any],
    *,
    back: str,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """`thing` has a `state`; `back` is the address of its page, `more` what stands above the button. Raises PermissionDenied."""
    if not move.allowed(policies.powers(request.user, organisation)):
        raise PermissionDenied
    possible, refusal = thing.state in move.states, ""
    form = move.form(
        request.POST if request.method == "POST" else None, initial=move.initial(thing)
    )
    if not possible:
        refusal = move.refusal(thing.get_state_display())
    elif request.method == "POST" and form.is_valid():
        refusal = _refused(request, thing, move, form)
        if not refusal:
            messages.success(request, str(move.done))
            return redirect(back)
    context = {
        **(more or {}),
        "organisation": organisation,
        "thing": thing,
        "move": move,
        "form": form,
        "possible": possible,
        "refusal": refusal,
        "back": back,
    }
    status = 409 if refusal else 200
    return render(request, "officer_governance/move.html", context, status=status)


def _refused(request: HttpRequest, thing: Any, move: Move[Any], form: forms.Form) -> str:
    """Do it; returns why it could not be done."""
    try:
        move.do(thing, officer(request), form.cleaned_data)
    except (GovernanceError, BallotError) as refused:
        return refused.message
    return ""
