"""The checklist: four items, each with a place for its evidence."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ballots.forms.acts import EvidenceForm
from ballots.models import BallotState
from budgets.errors import RoundError
from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.readiness import checklist, complete
from budgets.views.officer.access import for_round
from budgets.views.officer.requests import officer


@for_round(can_manage)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    sent, refusal = None, ""
    code = request.POST.get("code", "")
    if request.method == "POST":
        sent = EvidenceForm(request.POST, auto_id=f"id_{code}_%s")
        if sent.is_valid():
            try:
                complete(
                    budget_round=budget_round,
                    by=officer(request),
                    code=code,
                    evidence=sent.cleaned_data["evidence"],
                )
            except RoundError as refused:
                refusal = refused.message
            else:
                messages.success(request, _("The item is done."))
                return redirect("officer:checklist", slug=budget_round.slug)
    return _page(request, budget_round, code, sent, refusal)


def _page(
    request: HttpRequest,
    budget_round: BudgetRound,
    code: str,
    sent: EvidenceForm | None,
    refusal: str,
) -> HttpResponse:
    items = checklist(budget_round)
    rows = [
        {
            "item": item,
            "form": sent
            if sent and item.code == code
            else EvidenceForm(
                initial={"evidence": item.done.evidence if item.done else ""},
                auto_id=f"id_{item.code}_%s",
            ),
        }
        for item in items
    ]
    context = {
        "budget_round": budget_round,
        "rows": rows,
        "form": sent,
        "done": sum(item.done is not None for item in items),
        "can_change": budget_round.ballot.state == BallotState.DRAFT,
        "refusal": refusal,
    }
    return render(request, "officer/checklist.html", context, status=409 if refusal else 200)
