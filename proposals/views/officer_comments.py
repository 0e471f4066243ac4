"""Comments on an officer's desk: the reported ones first, each kept or hidden with a public reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots.forms.acts import ReasonForm
from ballots.views.requests import officer
from budgets.errors import RoundError
from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.views.officer.access import for_round
from proposals import commenting
from proposals.models import Comment

_A_PAGE = 25


@for_round(can_manage)
def comments(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    waiting = Count("reports", filter=Q(reports__settled_at=None))
    rows = (
        Comment.objects.filter(proposal__round=budget_round)
        .select_related("proposal")
        .annotate(waiting=waiting)
        .order_by("-waiting", "-made_at")
    )
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    context = {"budget_round": budget_round, "page": page}
    return render(request, "officer_proposals/comments.html", context)


@for_round(can_manage)
def comment(request: HttpRequest, budget_round: BudgetRound, pk: int) -> HttpResponse:
    rows = Comment.objects.select_related("proposal")
    found = get_object_or_404(rows, pk=pk, proposal__round=budget_round)
    hide = request.POST.get("do") == "hide"
    form, refusal = ReasonForm(request.POST if hide else None), ""
    try:
        if hide and form.is_valid():
            commenting.hide(comment=found, by=officer(request), reason=form.cleaned_data["reason"])
            messages.success(request, _("The comment is off the page. Its author is being told."))
            return redirect("proposals_officer:comments", slug=budget_round.slug)
        if request.POST.get("do") == "keep":
            commenting.keep(comment=found, by=officer(request))
            messages.success(request, _("The comment stays on the page."))
            return redirect("proposals_officer:comments", slug=budget_round.slug)
    except RoundError as refused:
        refusal = refused.message
    context = {
        "budget_round": budget_round,
        "comment": found,
        "reports": found.reports.order_by("made_at")[:50],
        "form": form,
        "refusal": refusal,
    }
    return render(
        request, "officer_proposals/comment.html", context, status=409 if refusal else 200
    )
