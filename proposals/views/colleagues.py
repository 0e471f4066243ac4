"""Who may read one's private notes on a case, and handing it over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ballots.views.requests import officer
from budgets.errors import RoundError
from budgets.policies import can_manage
from look import reading
from members.models import Person
from proposals import cases, notes
from proposals.forms.colleagues import ColleagueForm, HandOverForm
from proposals.models import Appraisal, NoteLeave
from proposals.views.appraisal_access import for_case
from proposals.views.case_pages import back, page


@for_case
def people(request: HttpRequest, case: Appraisal) -> HttpResponse:
    """Who may read one's notes on the case, and handing it over."""
    person, do = officer(request), request.POST.get("do", "")
    leave = ColleagueForm(request.POST if do == "leave" else None, prefix="leave")
    over = HandOverForm(request.POST if do == "over" else None, prefix="over")
    refusal = ""
    try:
        if answer := _acted(request, case, leave, over):
            return answer
    except RoundError as refused:
        refusal = refused.message
    context = {
        "leave_form": leave,
        "over_form": over,
        "may_hand_over": _may_hand_over(person, case),
        "leaves": case.leaves.filter(granted_by=person).select_related("officer"),
    }
    return page(request, case, "people", context, refusal)


def _acted(
    request: HttpRequest, case: Appraisal, leave: ColleagueForm, over: HandOverForm
) -> HttpResponse | None:
    """Where to go on after what was asked for; None where nothing was, or not rightly. Raises RoundError."""
    person = officer(request)
    if leave.is_bound and leave.is_valid():
        notes.give_leave(appraisal=case, by=person, to=leave.cleaned_data["email"])
        messages.success(request, _("Your colleague may read your notes on this case."))
        return back(case, "people")
    if over.is_bound and over.is_valid():
        _hand_over(request, case, over)
        return back(case)
    if "take" in request.POST:
        _take_back(request, case)
        return back(case, "people")
    return None


def _may_hand_over(person: Person, case: Appraisal) -> bool:
    return case.officer_id == person.pk or can_manage(person, case.proposal.round)


def _hand_over(request: HttpRequest, case: Appraisal, over: HandOverForm) -> None:
    person = officer(request)
    if not _may_hand_over(person, case):
        raise PermissionDenied
    to, reason = over.cleaned_data["email"], over.cleaned_data["reason"]
    cases.hand_over(appraisal=case, by=person, to=to, reason=reason)
    messages.success(request, _("The case is handed over."))


def _take_back(request: HttpRequest, case: Appraisal) -> None:
    pk = reading.number(request.POST["take"])
    leaves = NoteLeave.objects.filter(appraisal=case).select_related("appraisal", "officer")
    leave = get_object_or_404(leaves, pk=pk)
    notes.take_leave_back(leave=leave, by=officer(request))
    messages.success(request, _("Your colleague may no longer read your notes on this case."))
