"""Appraisal on an officer's desk: the cases of a round, the questions, and what goes on the ballot."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.views.requests import officer
from budgets.errors import RoundError
from budgets.models import BudgetRound
from budgets.policies import can_appraise, can_manage
from budgets.views.officer.access import for_round
from look import reading
from proposals import balloting, questions
from proposals.cases import take
from proposals.forms.questions import QuestionsForm
from proposals.models import Proposal

_A_PAGE = 25


@for_round(can_appraise)
def cases(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """Every published proposal: mine first to see, then the untaken. POST takes one."""
    refusal, by = "", officer(request)
    if request.method == "POST":
        number = reading.number(request.POST.get("take", ""))
        proposal = get_object_or_404(
            Proposal.objects.published().select_related("round"),
            round=budget_round,
            number=number,
        )
        try:
            take(proposal=proposal, by=by)
        except RoundError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("It is your case now."))
            return redirect("proposals_officer:case", slug=budget_round.slug, number=number)
    show = request.GET.get("show", "all")
    chosen = {
        "mine": Q(appraisal__officer=by),
        "free": Q(appraisal=None),
        "decided": Q(appraisal__isnull=False) & ~Q(appraisal__outcome=""),
    }.get(show, Q())
    rows = Proposal.objects.published().filter(chosen, round=budget_round)
    rows = rows.select_related("appraisal__officer").defer("author_sealed").order_by("number")
    context = {
        "budget_round": budget_round,
        "page": Paginator(rows, _A_PAGE).get_page(request.GET.get("page")),
        "show": show,
        "shows": [
            ("all", _("All")),
            ("mine", _("Mine")),
            ("free", _("Nobody’s")),
            ("decided", _("Decided")),
        ],
        "person": by,
        "manages": can_manage(by, budget_round),
        "refusal": refusal,
    }
    return render(request, "officer_proposals/cases.html", context, status=409 if refusal else 200)


@for_round(can_appraise)
def edit_questions(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """The round's own list, of each kind as lines of text."""
    asked, refusal = questions.of_round(budget_round), ""
    form = QuestionsForm(request.POST if request.method == "POST" else None, questions=asked)
    if request.method == "POST" and form.is_valid():
        by, lists = officer(request), form.lists()
        try:
            questions.change(budget_round=budget_round, by=by, lists=lists)
            if form.cleaned_data["councils"]:
                questions.keep_for_council(budget_round=budget_round, by=by, lists=lists)
        except RoundError as refused:
            refusal = refused.message
        else:
            messages.success(request, _("The questions are saved."))
            return redirect("proposals_officer:questions", slug=budget_round.slug)
    context = {"budget_round": budget_round, "form": form, "refusal": refusal}
    return render(
        request, "officer_proposals/questions.html", context, status=409 if refusal else 200
    )


@for_round(can_manage)
def ballot(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """What is accepted and not on the ballot yet, with boxes."""
    there, refusal = balloting.candidates(budget_round), ""
    if request.method == "POST":
        keys = set(request.POST.getlist("candidate"))
        chosen = [one for one in there if one.key in keys]
        try:
            projects = balloting.put_on_ballot(
                budget_round=budget_round, by=officer(request), chosen=chosen
            )
        except RoundError as refused:
            refusal = refused.message
        else:
            said = ngettext("%(n)d is on the ballot.", "%(n)d are on the ballot.", len(projects))
            messages.success(request, said % {"n": len(projects)})
            return redirect("officer:projects", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "candidates": there,
        "chosen": request.POST.getlist("candidate"),
        "refusal": refusal,
    }
    return render(request, "officer_proposals/ballot.html", context, status=409 if refusal else 200)
