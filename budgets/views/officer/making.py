"""Making and changing a round: four pages, then all answers on one page before anything is saved."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.answers import PAGES, Answers
from budgets.errors import RoundError
from budgets.making import change_round, facts_of, make_round
from budgets.models import BudgetRound
from budgets.policies import can_make, can_manage
from budgets.summaries import rules_in_words
from budgets.views.officer.access import for_officers, for_round


@for_officers
def new_page(request: HttpRequest, page: str) -> HttpResponse:
    if not can_make(request.user):
        raise PermissionDenied
    return _page(request, page, None)


@for_officers
def new_check(request: HttpRequest) -> HttpResponse:
    if not can_make(request.user):
        raise PermissionDenied
    return _check(request, None)


@for_round(can_manage)
def change_page(request: HttpRequest, budget_round: BudgetRound, page: str) -> HttpResponse:
    return _page(request, page, budget_round)


@for_round(can_manage)
def change_check(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    return _check(request, budget_round)


def _page(request: HttpRequest, page: str, budget_round: BudgetRound | None) -> HttpResponse:
    if page not in PAGES:
        raise Http404
    answers = _answers(request, budget_round)
    form = answers.keep(page, request.POST) if request.method == "POST" else answers.form(page)
    if request.method == "POST" and form.is_valid():
        following = answers.after(page, to_check="check" in request.GET)
        return redirect(_address(budget_round, following))
    number = list(PAGES).index(page)
    context = {
        "form": form,
        "heading": PAGES[page].heading,  # type: ignore[attr-defined]
        "number": number + 1,
        "pages": len(PAGES),
        "back": _address(budget_round, list(PAGES)[number - 1]) if number else "",
        "budget_round": budget_round,
    }
    return render(request, "officer/round_page.html", context)


def _check(request: HttpRequest, budget_round: BudgetRound | None) -> HttpResponse:
    answers = _answers(request, budget_round)
    if page := answers.unfinished():
        return redirect(_address(budget_round, page))
    problem = _save(request, answers, budget_round) if request.method == "POST" else None
    if isinstance(problem, HttpResponse):
        return problem
    pots = budget_round is not None and budget_round.ballot.has_pots
    sections = [
        (section, _address(budget_round, section.page) + "?check")
        for section in rules_in_words(answers.facts(), pots=pots)
    ]
    context = {"sections": sections, "problem": problem, "budget_round": budget_round}
    return render(request, "officer/round_check.html", context, status=409 if problem else 200)


def _save(
    request: HttpRequest, answers: Answers, budget_round: BudgetRound | None
) -> HttpResponse | RoundError:
    by, facts = officer(request), answers.facts()
    try:
        if budget_round is None:
            saved = make_round(by=by, facts=facts)
        else:
            saved = change_round(budget_round=budget_round, by=by, facts=facts)
    except RoundError as refusal:
        return refusal
    answers.forget()
    messages.success(request, _("“%(title)s” is saved as a draft.") % {"title": saved.title})
    return redirect("officer:round", slug=saved.slug)


def _answers(request: HttpRequest, budget_round: BudgetRound | None) -> Answers:
    if budget_round is None:
        return Answers(request.session, None, "new")
    return Answers(request.session, facts_of(budget_round), str(budget_round.pk))


def _address(budget_round: BudgetRound | None, page: str) -> str:
    if budget_round is None:
        return (
            reverse("officer:new-check") if page == "check" else reverse("officer:new", args=[page])
        )
    if page == "check":
        return reverse("officer:change-check", args=[budget_round.slug])
    return reverse("officer:change", args=[budget_round.slug, page])
