"""The seats of an organisation's bodies: appointing, co-opting, and ending a term early."""

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from governance import seating
from governance.body_page import filled
from governance.constituting import today
from governance.errors import GovernanceError
from governance.forms.election_moves import AppointForm, CoOptForm, VacateForm
from governance.models import Body, Constituency, Filling, Seat, Term
from governance.views.officer.access import for_anyone_on_it, for_secretary, officer, powers_of
from members.models import Membership, Organisation


@require_safe
@for_anyone_on_it
def bodies(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Every body in force, seat by seat, with what can be done with each."""
    day = today()
    found = _in_force(organisation).select_related("constitution__organisation")
    rows = [
        (
            body,
            [
                (part, [(seat, seat.words(day), seat.is_casual_on(day)) for seat in part.seats])
                for part in filled(body, day)
            ],
        )
        for body in found
    ]
    context = {
        "organisation": organisation,
        "powers": powers_of(request, organisation),
        "rows": rows,
    }
    return render(request, "officer_elections/bodies.html", context)


@for_secretary
def appoint(
    request: HttpRequest, organisation: Organisation, body: str, constituency: str
) -> HttpResponse:
    """Whom the organisation that appoints has named for its next free seat."""
    found = get_object_or_404(
        Constituency.objects.select_related("body__constitution__organisation", "appointed_by"),
        body__in=_in_force(organisation),
        body__code=body,
        code=constituency,
        filling=Filling.APPOINTED,
    )
    form = AppointForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            term = seating.appoint(constituency=found, by=officer(request), **form.cleaned_data)
        except GovernanceError as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            return _seated(request, organisation, term)
    context = {"organisation": organisation, "constituency": found, "form": form}
    return render(request, "officer_elections/appoint.html", context, status=_status(form))


@for_secretary
def co_opt(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """A member who fills a casual vacancy until the term that was left would have ended."""
    seat = get_object_or_404(Seat, organisation=organisation, pk=pk, abolished_on=None)
    form = CoOptForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            term = seating.co_opt(
                seat=seat,
                by=officer(request),
                membership=_member(organisation, form.cleaned_data["number"]),
                began_on=form.cleaned_data["began_on"],
                name=form.cleaned_data["name"],
            )
        except GovernanceError as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            return _seated(request, organisation, term)
    context = {"organisation": organisation, "seat": seat, "form": form}
    return render(request, "officer_elections/co_opt.html", context, status=_status(form))


@for_secretary
def vacate(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """End a term early."""
    found = Term.objects.filter(seat__organisation=organisation).select_related("seat")
    term = get_object_or_404(found, pk=pk)
    if term.vacated_on is not None:
        raise Http404
    form = VacateForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            seating.vacate(term, officer(request), **form.cleaned_data)
        except GovernanceError as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            messages.success(request, _("The seat is vacated."))
            return redirect("governance_officer:seats-page", organisation.slug)
    context = {"organisation": organisation, "term": term, "form": form}
    return render(request, "officer_elections/vacate.html", context, status=_status(form))


def _in_force(organisation: Organisation) -> QuerySet[Body]:
    return Body.objects.filter(
        constitution__organisation=organisation, constitution__in_force__contains=today()
    )


def _member(organisation: Organisation, number: int) -> Membership:
    """Raises GovernanceError where nobody of today's register has that number."""
    found = Membership.objects.on(today()).filter(organisation=organisation, number=number).first()
    if found is None:
        raise GovernanceError(_("No member of today’s register has this number."), "number")
    return found


def _seated(request: HttpRequest, organisation: Organisation, term: Term) -> HttpResponse:
    messages.success(request, _("%(name)s holds the seat.") % {"name": term.name})
    return redirect("governance_officer:seats-page", organisation.slug)


def _status(form: Form) -> int:
    return 409 if form.is_bound and form.errors else 200
