"""Loading projects from a CSV file: choose it, see what it says and what is wrong, then load all of it."""

import csv

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots.forms.acts import FileForm
from ballots.views.requests import officer
from budgets.errors import RoundError
from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.project_files import MOST_BYTES, Preview, columns, preview
from budgets.projects import add_projects
from budgets.views.officer.access import for_round
from budgets.views.officer.projects import CHANGEABLE
from members import held_files
from members.errors import MemberError


@for_round(can_manage)
def load(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    if budget_round.ballot.state not in CHANGEABLE:
        return _page(
            request, budget_round, refusal=_("Voting has opened: no project can be added.")
        )
    if request.method == "POST" and "held" in request.POST:
        return _load_held(request, budget_round)
    if request.method == "POST":
        return _look_at(request, budget_round)
    return _page(request, budget_round)


@for_round(can_manage)
def empty_file(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """A file with the header only, for a spreadsheet; the mark at its start tells Excel that it is UTF-8."""
    headers = {"Content-Disposition": 'attachment; filename="projects.csv"'}
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    csv.writer(response).writerow(columns(budget_round))
    return response


def _look_at(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if form.is_valid() and form.cleaned_data["file"].size > MOST_BYTES:
        form.add_error("file", _("The file is larger than 1 MB. Split it."))
    if not form.is_valid():
        return _page(request, budget_round, form)
    content = form.cleaned_data["file"].read()
    found = preview(content, budget_round)
    held = held_files.hold(content, _purpose(budget_round)) if found.can_load else ""
    return _page(request, budget_round, found=found, held=held)


def _load_held(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    try:
        content = held_files.fetch(request.POST["held"], _purpose(budget_round))
        # Read again: the round may have changed since the preview.
        found = preview(content, budget_round)
        if not found.can_load:
            return _page(request, budget_round, found=found)
        added = add_projects(budget_round=budget_round, by=officer(request), several=found.projects)
    except (MemberError, RoundError) as refused:
        return _page(request, budget_round, refusal=refused.message)
    held_files.let_go(request.POST["held"])
    words = ngettext("%(count)d project is loaded.", "%(count)d projects are loaded.", len(added))
    messages.success(request, words % {"count": len(added)})
    return redirect("officer:projects", slug=budget_round.slug)


def _purpose(budget_round: BudgetRound) -> str:
    return f"projects:{budget_round.pk}"


def _page(
    request: HttpRequest,
    budget_round: BudgetRound,
    form: FileForm | None = None,
    *,
    found: Preview | None = None,
    held: str = "",
    refusal: str = "",
) -> HttpResponse:
    context = {
        "budget_round": budget_round,
        "form": form or FileForm(),
        "found": found,
        "held": held,
        "refusal": refusal,
        "columns": columns(budget_round),
    }
    return render(request, "officer/projects_load.html", context, status=409 if refusal else 200)
