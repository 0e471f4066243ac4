"""The projects of a round: the list, one project's form, taking one off, withdrawing one from an open vote."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots import opening
from ballots.errors import BallotError
from ballots.forms.acts import ReasonForm
from ballots.models import BallotState
from ballots.views.requests import officer
from budgets import languages
from budgets.errors import RoundError
from budgets.models import BudgetRound, Project
from budgets.policies import can_manage
from budgets.projects import remove_project
from budgets.views.officer.access import for_round
from budgets.views.officer.project_page import ProjectPage

CHANGEABLE = {BallotState.DRAFT, BallotState.SCHEDULED}
WITHDRAWABLE = {BallotState.OPEN, BallotState.SUSPENDED}


@for_round(can_manage)
def projects(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    found = list(budget_round.projects.select_related("option__pot"))
    context = {
        "budget_round": budget_round,
        "rows": [
            {"project": project, "languages": _told_in(project, budget_round.languages)}
            for project in found
        ],
        "total": sum(project.option.cost for project in found),
        "can_change": budget_round.ballot.state in CHANGEABLE,
        "can_withdraw": budget_round.ballot.state in WITHDRAWABLE,
    }
    return render(request, "officer/projects.html", context)


@for_round(can_manage)
def new_project(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    return _edit(request, budget_round, None)


@for_round(can_manage)
def change_project(request: HttpRequest, budget_round: BudgetRound, number: int) -> HttpResponse:
    return _edit(request, budget_round, _project(budget_round, number))


@for_round(can_manage)
def remove(request: HttpRequest, budget_round: BudgetRound, number: int) -> HttpResponse:
    project = _project(budget_round, number)
    if request.method != "POST":
        return _confirm(request, project, "officer/project_remove.html")
    try:
        remove_project(project=project, by=officer(request))
    except RoundError as refused:
        return _confirm(request, project, "officer/project_remove.html", refused.message)
    messages.success(request, _("“%(title)s” is off the ballot.") % {"title": project.option.title})
    return redirect("officer:projects", slug=budget_round.slug)


@for_round(can_manage)
def withdraw(request: HttpRequest, budget_round: BudgetRound, number: int) -> HttpResponse:
    project = _project(budget_round, number)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            opening.withdraw_option(project.option, officer(request), form.cleaned_data["reason"])
        except BallotError as refused:
            refusal = refused.message
        else:
            messages.success(
                request,
                _("“%(title)s” is withdrawn. Voters are being told.")
                % {"title": project.option.title},
            )
            return redirect("officer:projects", slug=budget_round.slug)
    return _confirm(request, project, "officer/project_withdraw.html", refusal, form)


def _edit(request: HttpRequest, budget_round: BudgetRound, project: Project | None) -> HttpResponse:
    page = ProjectPage(budget_round, project, request)
    if request.method == "POST" and page.is_valid() and page.save(officer(request)):
        messages.success(request, _("“%(title)s” is saved.") % {"title": page.title})
        return redirect("officer:projects", slug=budget_round.slug)
    context = {
        "budget_round": budget_round,
        "project": project,
        "form": page.form,
        "words": page.words,
        "refusal": page.refusal,
    }
    return render(request, "officer/project.html", context, status=409 if page.refusal else 200)


def _project(budget_round: BudgetRound, number: int) -> Project:
    rows = Project.objects.select_related("option__pot", "round__ballot")
    return get_object_or_404(rows, round=budget_round, option__number=number)


def _confirm(
    request: HttpRequest, project: Project, template: str, refusal: str = "", form: object = None
) -> HttpResponse:
    context = {"budget_round": project.round, "project": project, "refusal": refusal, "form": form}
    return render(request, template, context, status=409 if refusal else 200)


def _told_in(project: Project, codes: list[str]) -> list[tuple[str, bool]]:
    """Each language of the round, and whether title and sentence are there in it."""
    return [
        (
            languages.language(code).name,
            bool(project.option.translations.get(code))
            and "summary" in project.translations.get(code, {}),
        )
        for code in codes
    ]
