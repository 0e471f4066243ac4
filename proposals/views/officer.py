"""Proposals on an officer's desk: reading what was sent, publishing, returning, hiding, merging, splitting."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots.forms.acts import NothingToSay, ReasonForm
from ballots.views.requests import officer
from budgets.errors import RoundError
from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.views.officer.access import for_round
from proposals import alike, merging, moderating
from proposals.forms.officer import MergeForm, PartFormSet
from proposals.merging import PartOf
from proposals.models import Comment, Proposal, ProposalState, may_move

_A_PAGE = 25
_SEEN = [(one.value, one.label) for one in ProposalState if one != ProposalState.DRAFT]


@for_round(can_manage)
def proposals(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """Those that wait first; how many there are in each state."""
    seen = Proposal.objects.sent().filter(round=budget_round)
    counted = seen.order_by().values_list("state").annotate(number=Count("pk"))
    numbers: dict[str, int] = dict(counted)
    state = request.GET.get("state") or ProposalState.SUBMITTED.value
    rows = seen.filter(state=state).defer("author_sealed")
    if q := request.GET.get("q", "")[:100]:
        rows = rows.filter(Q(title__icontains=q) | Q(what__icontains=q))
    page = Paginator(rows.order_by("submitted_at", "number"), _A_PAGE)
    reported = Comment.objects.filter(
        proposal__round=budget_round,
        hidden_at=None,
        reports__settled_at=None,
        reports__isnull=False,
    )
    context = {
        "budget_round": budget_round,
        "page": page.get_page(request.GET.get("page")),
        "states": [(code, label, numbers.get(code, 0)) for code, label in _SEEN],
        "state": state,
        "q": q,
        "reported": reported.distinct().count(),
    }
    return render(request, "officer_proposals/list.html", context)


@for_round(can_manage)
def proposal(request: HttpRequest, budget_round: BudgetRound, number: int) -> HttpResponse:
    """One proposal with every act that is possible now; each names itself in `do`."""
    found, do, refusal = seen(budget_round, number), request.POST.get("do", ""), ""
    acts = _forms(request, found, do)
    form = acts.get(do)
    if form is not None and form.is_valid():
        try:
            messages.success(request, _act(request, found, do, form))
        except RoundError as refused:
            refusal = refused.message
        else:
            return redirect("proposals_officer:proposal", slug=budget_round.slug, number=number)
    context = {
        "budget_round": budget_round,
        "proposal": found,
        "photos": found.photos.all(),
        "alike": alike.like(found),
        "acts": acts,
        "moves": {one.value: may_move(found.state, one) for one in ProposalState},
        "refusal": refusal,
    }
    return render(
        request, "officer_proposals/proposal.html", context, status=409 if refusal else 200
    )


@for_round(can_manage)
def split(request: HttpRequest, budget_round: BudgetRound, number: int) -> HttpResponse:
    found, refusal = seen(budget_round, number), ""
    formset = PartFormSet(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formset.is_valid():
        given = [form.cleaned_data for form in formset if form.has_changed()]
        parts = [PartOf(one.get("title", ""), one.get("what", "")) for one in given]
        try:
            merging.split(proposal=found, parts=parts, by=officer(request))
        except RoundError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("It is split. Its author is being told."))
            return redirect("proposals_officer:proposal", slug=budget_round.slug, number=number)
    context = {
        "budget_round": budget_round,
        "proposal": found,
        "formset": formset,
        "refusal": refusal,
    }
    return render(request, "officer_proposals/split.html", context, status=409 if refusal else 200)


def seen(budget_round: BudgetRound, number: int) -> Proposal:
    """A proposal of the round that officers may read. Raises Http404."""
    rows = Proposal.objects.sent().select_related(
        "agenda_item", "merged_into", "split_from", "ward"
    )
    found = get_object_or_404(rows, round=budget_round, number=number)
    for one in (found, found.merged_into, found.split_from, found.agenda_item):
        if one is not None:
            one.round = budget_round
    return found


def _forms(request: HttpRequest, found: Proposal, do: str) -> dict[str, forms.Form]:
    def data(name: str) -> QueryDict | None:
        return request.POST if do == name else None

    return {
        "publish": NothingToSay(data("publish")),
        "show": NothingToSay(data("show")),
        "return": ReasonForm(data("return"), prefix="return"),
        "hide": ReasonForm(data("hide"), prefix="hide"),
        "merge": MergeForm(
            data("merge"), proposal=found, initial={"into": request.GET.get("into", "")}
        ),
    }


def _act(request: HttpRequest, found: Proposal, do: str, form: forms.Form) -> str:
    by, given = officer(request), form.cleaned_data
    if do == "publish":
        moderating.publish(proposal=found, by=by)
        return _("It is published. Its author is being told.")
    if do == "show":
        moderating.show_again(proposal=found, by=by)
        return _("It is on the pages again.")
    if do == "return":
        moderating.return_to_author(proposal=found, by=by, reason=given["reason"])
        return _("It is back with its author, who is being told why.")
    if do == "hide":
        moderating.hide(proposal=found, by=by, reason=given["reason"])
        return _("It is off the pages. The reason stands in its place.")
    merging.merge(proposal=found, into=given["into"], by=by)
    return _("The two are one now. Their authors are being told.")
