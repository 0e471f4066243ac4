"""Votes on paper: the envelope marks the roll, then the papers are keyed without a name."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots import papers_by_post
from ballots.errors import BallotError
from ballots.models import RollEntry
from ballots.voters import Declared
from budgets.forms.on_paper import PaperForm, SearchForm
from budgets.forms.proof import DetailsForm
from budgets.models import BudgetRound
from budgets.policies import can_declare
from budgets.views.officer.access import for_round
from budgets.views.officer.requests import officer

ENROL_ID = "enrol_%s"


@for_round(can_declare)
def page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """POST `do`: search the roll, mark an entry, enrol somebody, look at a paper, put it in."""
    doing = {"search": _search, "mark": _mark, "enrol": _enrol, "look": _look, "key": _key}
    do = doing.get(request.POST.get("do", "")) if request.method == "POST" else None
    try:
        return do(request, budget_round) if do else _page(request, budget_round)
    except BallotError as refusal:
        return _page(request, budget_round, refusal=refusal.message)


def _page(request: HttpRequest, budget_round: BudgetRound, **more: Any) -> HttpResponse:
    ballot = budget_round.ballot
    context = {
        "budget_round": budget_round,
        "taking": ballot.state in papers_by_post.TAKING,
        "still": papers_by_post.still_to_key(ballot) if _has_box(budget_round) else 0,
        "search": SearchForm(auto_id="search_%s"),
        "paper": PaperForm(ballot=ballot),
        "enrol": _details(budget_round) if ballot.roll.kind != "frozen" else None,
        **more,
    }
    return render(
        request, "officer/on_paper.html", context, status=409 if "refusal" in more else 200
    )


def _has_box(budget_round: BudgetRound) -> bool:
    return budget_round.ballot.state in papers_by_post.TAKING


def _search(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    form = SearchForm(request.POST, auto_id="search_%s")
    if not form.is_valid():
        return _page(request, budget_round, search=form)
    found = list(papers_by_post.search(budget_round.ballot, form.cleaned_data["text"]))
    return _page(request, budget_round, search=form, found=found, searched=True)


def _mark(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    number = request.POST.get("entry", "")
    entries = RollEntry.objects.filter(ballot=budget_round.ballot)
    entry = get_object_or_404(entries, pk=int(number) if number.isdigit() else 0)
    channel = "assisted" if request.POST.get("channel") == "assisted" else "paper"
    receipt = papers_by_post.mark(entry, officer(request), channel)
    return _page(request, budget_round, marked=entry, receipt=receipt)


def _details(budget_round: BudgetRound, data: Any = None) -> DetailsForm:
    form = DetailsForm(data, ballot=budget_round.ballot, auto_id=ENROL_ID)
    del form.fields["email"]
    return form


def _enrol(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    form = _details(budget_round, request.POST)
    if not form.is_valid():
        return _page(request, budget_round, enrol=form)
    given = form.cleaned_data
    voter = Declared(
        email="",
        code="",
        name=given["name"],
        date_of_birth=given["born"],
        postcode=given["postcode"],
        address=given["address"],
        connection=given["connection"],
    )
    entry = papers_by_post.enrol(budget_round.ballot, voter, officer(request))
    return _page(request, budget_round, found=[entry], searched=True)


def _look(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """What was typed, with its titles, before it goes in."""
    form = PaperForm(request.POST, ballot=budget_round.ballot)
    if not form.is_valid():
        return _page(request, budget_round, paper=form)
    titles = dict(budget_round.ballot.options.values_list("number", "title"))
    chosen = [(n, titles.get(n)) for n in form.cleaned_data["numbers"]]
    if unknown := [str(n) for n, title in chosen if title is None]:
        form.add_error("numbers", _("No project has the number %(n)s.") % {"n": ", ".join(unknown)})
        return _page(request, budget_round, paper=form)
    return _page(request, budget_round, paper=form, looked=True, chosen=chosen)


def _key(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    form = PaperForm(request.POST, ballot=budget_round.ballot)
    if not form.is_valid():
        return _page(request, budget_round, paper=form)
    given = form.cleaned_data
    papers_by_post.key_paper(
        budget_round.ballot, given["stratum"], given["numbers"], officer(request)
    )
    messages.success(request, _("The paper is in the ballot box."))
    return redirect("officer:on-paper", slug=budget_round.slug)
