"""Following one's own application, and taking it back."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members import applying, limits
from members.application_steps import class_of, price_pence, steps
from members.class_words import proofs_in_words
from members.errors import MemberError
from members.models import Application, BankDetails, Person, StakeholderClass
from members.verifying import is_verified_for

_ASKED_A_DAY, _DAY = 5, 86_400


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def application(request: HttpRequest, reference: UUID) -> HttpResponse:
    """The applicant's own; somebody else's is not there."""
    person = cast("Person", request.user)
    found = get_object_or_404(
        Application.objects.followed_by(person).select_related("membership"), reference=reference
    )
    act = _ACTS.get(request.POST.get("do", "")) if request.method == "POST" else None
    if act:
        try:
            messages.success(request, act(found, person))
        except MemberError as refusal:
            messages.error(request, refusal.message)
        return redirect(found)
    group = class_of(found)
    context = {
        "application": found,
        "group": group,
        "price": price_pence(found, group),
        "proofs": _still_asked(found, group),
        "bank": BankDetails.objects.filter(organisation=found.organisation_id).first(),
        "steps": steps(found),
    }
    return render(request, "organisations/application.html", context)


def _still_asked(found: Application, group: StakeholderClass | None) -> str:
    """How to show who they are; empty once they have."""
    return "" if group is None or is_verified_for(found, group) else proofs_in_words(group)


def _withdraw(found: Application, person: Person) -> str:
    applying.withdraw(found, person.as_actor("applicant"))
    return _("You have taken your application back.")


def _ask_again(found: Application, person: Person) -> str:
    limits.spend("guardian-asked", str(found.pk), _ASKED_A_DAY, _DAY)
    applying.ask_guardian_again(found)
    return _("We have sent a new link to %(name)s.") % {"name": found.guardian_name}


def _say_sent(found: Application, person: Person) -> str:
    applying.say_sent(found, person.as_actor("applicant"))
    return _("Thank you. The secretary looks for your payment.")


_ACTS: dict[str, Callable[[Application, Person], str]] = {
    "withdraw": _withdraw,
    "ask-again": _ask_again,
    "sent": _say_sent,
}
