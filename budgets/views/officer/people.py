"""Who has a part in the round: runs it, declares it, or watches its turnout."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.errors import RoundError
from budgets.forms.people import PartForm
from budgets.granting import PARTS, give_part, parts, take_part_back
from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.views.officer.access import for_round
from members.models import Person


@for_round(can_manage)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    form, refusal = PartForm(), ""
    if request.method == "POST":
        form = PartForm(request.POST) if "take" not in request.POST else form
        try:
            done = (
                _take(request, budget_round)
                if "take" in request.POST
                else _give(request, budget_round, form)
            )
        except RoundError as refused:
            done, refusal = "", refused.message
        if done:
            messages.success(request, done)
            return redirect("officer:people", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "parts": parts(budget_round),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "officer/people.html", context, status=409 if refusal else 200)


def _give(request: HttpRequest, budget_round: BudgetRound, form: PartForm) -> str:
    if not form.is_valid():
        return ""
    person, part = form.cleaned_data["email"], form.cleaned_data["part"]
    give_part(budget_round=budget_round, by=officer(request), to=person, part=part)
    return _("%(person)s: %(part)s.") % {"person": person, "part": PARTS[part]}


def _take(request: HttpRequest, budget_round: BudgetRound) -> str:
    public_id, _colon, part = request.POST["take"].partition(":")
    held = {(str(one.person.public_id), one.name) for one in parts(budget_round)}
    if (public_id, part) not in held:
        raise RoundError(_("That part was taken back already."))
    person = get_object_or_404(Person, public_id=public_id)
    take_part_back(budget_round=budget_round, by=officer(request), of=person, part=part)
    return _("%(person)s has no longer this part: %(part)s.") % {
        "person": person,
        "part": PARTS[part],
    }
