"""The roll of a round: choose the register, see what is wrong with it, import it."""

import io
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots import rolls
from ballots.errors import BallotError
from ballots.forms.acts import FileForm
from ballots.models import BallotState, RollEntry, RollKind
from budgets.models import BudgetRound
from budgets.policies import can_manage
from budgets.views.officer.access import for_round
from budgets.views.officer.requests import officer
from members import held_files
from members.errors import MemberError

MOST_BYTES = 32 * 1024 * 1024
IMPORTABLE = {BallotState.DRAFT, BallotState.SCHEDULED}
FAULTS_SHOWN = 50


@for_round(can_manage)
def roll(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    if request.method == "POST" and budget_round.ballot.state not in IMPORTABLE:
        return _page(
            request, budget_round, refusal=_("Voting has opened: the register stays as it is.")
        )
    if request.method == "POST" and "held" in request.POST:
        return _import_held(request, budget_round)
    if request.method == "POST":
        return _look_at(request, budget_round)
    return _page(request, budget_round)


def _look_at(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if form.is_valid() and form.cleaned_data["file"].size > MOST_BYTES:
        form.add_error("file", _("The file is larger than 32 MB. Use the command import_roll."))
    if not form.is_valid():
        return _page(request, budget_round, form=form)
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        found = rolls.preview(budget_round.ballot, io.BytesIO(content))
    except (BallotError, MemberError) as refused:
        return _page(request, budget_round, refusal=refused.message)
    held = "" if found.fault_count else held_files.hold(content, _purpose(budget_round))
    return _page(request, budget_round, found=found, held=held, name=file.name)


def _import_held(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    try:
        content = held_files.fetch(request.POST["held"], _purpose(budget_round))
        imported = rolls.import_roll(
            budget_round.ballot,
            officer(request),
            io.BytesIO(content),
            request.POST.get("name", ""),
        )
    except (MemberError, BallotError) as refused:
        return _page(request, budget_round, refusal=refused.message)
    held_files.let_go(request.POST["held"])
    words = ngettext(
        "%(people)d person is on the roll.", "%(people)d people are on the roll.", imported.good
    )
    messages.success(request, words % {"people": imported.good})
    return redirect("officer:roll", slug=budget_round.slug)


def _register(budget_round: BudgetRound) -> QuerySet[RollEntry]:
    return RollEntry.objects.filter(ballot=budget_round.ballot, declared=False)


def _purpose(budget_round: BudgetRound) -> str:
    return f"roll:{budget_round.pk}"


def _page(request: HttpRequest, budget_round: BudgetRound, **said: Any) -> HttpResponse:
    ballot = budget_round.ballot
    register = _register(budget_round)
    people = register.count()
    with_code = register.exclude(code_key=None).count()
    context = {
        "budget_round": budget_round,
        "people": people,
        "with_code": with_code,
        "without_code": people - with_code,
        "takes_register": ballot.roll.kind != RollKind.DECLARED,
        "posts_codes": "posted-code" in ballot.accepted_proofs,
        "can_import": ballot.state in IMPORTABLE,
        "form": said.pop("form", None) or FileForm(),
        **said,
    }
    return render(request, "officer/roll.html", context, status=409 if said.get("refusal") else 200)
