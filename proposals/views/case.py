"""One case: what was found, what it costs, the outcome, and private notes."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.errors import RoundError
from proposals import appraising, costing, notes, questions
from proposals.forms.appraisal import AnswersForm, OutcomeForm
from proposals.forms.colleagues import NoteForm
from proposals.forms.costs import CostsFormSet, costs_initial
from proposals.models import Appraisal
from proposals.views.appraisal_access import for_case
from proposals.views.case_pages import back, page


@for_case
def case(request: HttpRequest, case: Appraisal) -> HttpResponse:
    """Where it stands. POST writes a note."""
    person = officer(request)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            notes.write(appraisal=case, by=person, text=form.cleaned_data["text"])
        except RoundError as refused:
            return page(request, case, "case", {"form": form}, refused.message)
        messages.success(request, _("The note is kept."))
        return back(case)
    asked = questions.of_round(case.proposal.round)
    context = {
        "form": form,
        "asked": len(asked),
        "answers": case.answers.select_related("question"),
        "variants": case.variants.all(),
        "notes": notes.visible_to(person, case)[:200],
        "may_write": notes.may_write(person, case),
    }
    return page(request, case, "case", context)


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
    return page(request, case, "answers", {"form": form}, refusal)


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
    return page(request, case, "costs", {"formset": formset}, refusal)


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
            return back(case)
    return page(request, case, "outcome", {"form": form}, refusal)


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
    return back(case)
