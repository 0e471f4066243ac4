"""What the pages of one case share: what each of them shows, and the way back to the case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ballots.views.requests import officer
from proposals.models import Appraisal


def back(case: Appraisal, view: str = "case") -> HttpResponse:
    slug, number = case.proposal.round.slug, case.proposal.number
    return redirect(f"proposals_officer:{view}", slug=slug, number=number)


def page(
    request: HttpRequest, case: Appraisal, name: str, context: dict[str, object], refusal: str = ""
) -> HttpResponse:
    everything = {
        "budget_round": case.proposal.round,
        "case": case,
        "proposal": case.proposal,
        "has_it": case.officer_id == officer(request).pk,
        "refusal": refusal,
        **context,
    }
    status = 409 if refusal else 200
    return render(request, f"officer_proposals/{name}.html", everything, status=status)
