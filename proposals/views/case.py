"""One case: what was found, what it costs, the outcome, private notes and who may read them, handing it over."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.errors import RoundError
from budgets.policies import can_manage
from look import reading
from proposals import appraising, cases, costing, notes, questions
from proposals.forms.appraisal import (
    AnswersForm,
    ColleagueForm,
    CostsFormSet,
    HandOverForm,
    NoteForm,
    OutcomeForm,
    costs_initial,
)
from proposals.models import Appraisal, NoteLeave
from proposals.views.appraisal_access import for_case


@for_case
def case(request: HttpRequest, case: Appraisal) -> HttpResponse:
    """Where it stands. POST writes a note."""
    person = officer(request)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            notes.write(appraisal=case, by=person, text=form.cleaned_data["text"])
        except RoundError as refused:
            return _page(request, case, "case", {"form": form}, refused.message)
        messages.success(request, _("The note is kept."))
        return _back(case)
    asked = questions.of_round(case.proposal.round)
    context = {
        "form": form,
        "asked": len(asked),
        "answers": case.answers.select_related("question"),
        "variants": case.variants.all(),
        "notes": notes.visible_to(person, case)[:200],
        "may_write": notes.may_write(person, case),
    }
    return _page(request, case, "case", context)


@for_case
def answers(request: HttpRequest, case: Appraisal) -> HttpResponse:
    asked = questions.of_round(case.proposal.round)
    data = request.POST if request.method == "POST" else None
    form, refusal = AnswersForm(data, questions=asked, known=case.answers.all()), ""
    if data is not None and form.is_valid():
        try:
            appraising.answer(appraisal=case, by=officer(request), found=form.found())
        except RoundError as refused:
            refusal = refused.message
        else:
            return _saved(request, case, _("What you found is saved."))
    return _page(request, case, "answers", {"form": form}, refusal)


@for_case
def costs(request: HttpRequest, case: Appraisal) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    formset, refusal = CostsFormSet(data, initial=costs_initial(case.variants.all())), ""
    if data is not None and formset.is_valid():
        given = [form.costs() for form in formset if _is_filled(form)]
        try:
            costing.cost(appraisal=case, by=officer(request), variants=given)
        except RoundError as refused:
            refusal = refused.message
        else:
            return _saved(request, case, _("The cost is saved."))
    return _page(request, case, "costs", {"formset": formset}, refusal)


@for_case
def outcome(request: HttpRequest, case: Appraisal) -> HttpResponse:
    known = {"outcome": case.outcome, "reason": case.reason}
    form = OutcomeForm(request.POST if request.method == "POST" else None, initial=known)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            appraising.decide(appraisal=case, by=officer(request), **form.cleaned_data)
        except RoundError as refused:
            refusal = _beside(form, refused)
        else:
            messages.success(request, _("The outcome is published, and its author is being told."))
            return _back(case)
    return _page(request, case, "outcome", {"form": form}, refusal)


@for_case
def people(request: HttpRequest, case: Appraisal) -> HttpResponse:
    """Who may read one's notes on the case, and handing it over."""
    person, do = officer(request), request.POST.get("do", "")
    has_it = case.officer_id == person.pk
    may_hand_over = has_it or can_manage(person, case.proposal.round)
    leave = ColleagueForm(request.POST if do == "leave" else None, prefix="leave")
    over = HandOverForm(request.POST if do == "over" else None, prefix="over")
    refusal = ""
    try:
        if do == "leave" and leave.is_valid():
            notes.give_leave(appraisal=case, by=person, to=leave.cleaned_data["email"])
            messages.success(request, _("Your colleague may read your notes on this case."))
            return _back(case, "people")
        if do == "over" and over.is_valid():
            if not may_hand_over:
                raise PermissionDenied
            to, reason = over.cleaned_data["email"], over.cleaned_data["reason"]
            cases.hand_over(appraisal=case, by=person, to=to, reason=reason)
            messages.success(request, _("The case is handed over."))
            return _back(case)
        if "take" in request.POST:
            _take_back(request, case)
            return _back(case, "people")
    except RoundError as refused:
        refusal = refused.message
    context = {
        "leave_form": leave,
        "over_form": over,
        "may_hand_over": may_hand_over,
        "leaves": case.leaves.filter(granted_by=person).select_related("officer"),
    }
    return _page(request, case, "people", context, refusal)


def _take_back(request: HttpRequest, case: Appraisal) -> None:
    pk = reading.number(request.POST["take"])
    leaves = NoteLeave.objects.filter(appraisal=case).select_related("appraisal", "officer")
    leave = get_object_or_404(leaves, pk=pk)
    notes.take_leave_back(leave=leave, by=officer(request))
    messages.success(request, _("Your colleague may no longer read your notes on this case."))


def _is_filled(form: forms.Form) -> bool:
    given = form.cleaned_data
    names = ("name", "capital_pence", "yearly_pence", "years", "overheads_pence")
    return any(given.get(name) not in {None, ""} for name in names)


def _beside(form: forms.Form, refused: RoundError) -> str:
    if refused.field in form.fields:
        form.add_error(refused.field, refused.message)
        return ""
    return refused.message


def _saved(request: HttpRequest, case: Appraisal, said: str) -> HttpResponse:
    """Back to the case; `case` was read before, with the outcome that it had then."""
    had = case.outcome
    case.refresh_from_db(fields=["outcome"])
    if had and not case.outcome:
        said += " " + _("The outcome is open again: decide anew.")
    messages.success(request, said)
    return _back(case)


def _back(case: Appraisal, view: str = "case") -> HttpResponse:
    slug, number = case.proposal.round.slug, case.proposal.number
    return redirect(f"proposals_officer:{view}", slug=slug, number=number)


def _page(
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
