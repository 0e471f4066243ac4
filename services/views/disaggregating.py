"""Breaking a budget down: choose the files, see every share and every fault, then save it as it was seen."""

import csv
import hashlib

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from look import words
from look.tables import Column, Table
from members import held_files
from members.errors import MemberError
from record import entries
from services import heads, held, large, tasks
from services.basis_words import basis_words
from services.breaking_down import Worked, work_out
from services.cost_line import COLUMNS, FileLine
from services.disaggregating import make_disaggregation
from services.errors import ServiceError
from services.forms.disaggregations import DisaggregationForm
from services.models import Service
from services.policies import can_manage_services
from services.views.access import officer, only_for

SHOWN = 200


@only_for(can_manage_services)
@require_http_methods(["GET", "HEAD", "POST"])
def break_down(request: HttpRequest, slug: str) -> HttpResponse:
    service = get_object_or_404(Service, slug=slug)
    if request.method == "POST" and "held" in request.POST:
        return _save(request, service)
    form = DisaggregationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _look_at(request, service, form)
    return _page(request, service, form)


@only_for(can_manage_services)
@require_safe
def empty_file(_request: HttpRequest, slug: str) -> HttpResponse:
    """A file with the header only; the mark at its start tells a spreadsheet that it is UTF-8."""
    headers = {"Content-Disposition": 'attachment; filename="budget.csv"'}
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    csv.writer(response).writerow(COLUMNS)
    return response


def _look_at(request: HttpRequest, service: Service, form: DisaggregationForm) -> HttpResponse:
    setup, (content, users) = form.setup(), form.contents()
    if large.is_large(content):
        budget = large.hand_over(
            service=service, setup=setup, content=content, users=users, by=officer(request)
        )
        tasks.start(budget.pk)
        return redirect(budget)
    worked = work_out(content, users, setup)
    key = held.hold(setup, content, users, _purpose(service)) if worked.can_save else ""
    return _page(request, service, form, worked=worked, key=key)


def _save(request: HttpRequest, service: Service) -> HttpResponse:
    key = request.POST["held"]
    try:
        setup, content, users = held.fetch(key, _purpose(service))
        # Worked out again: areas and their people may have changed since the preview.
        worked = work_out(content, users, setup)
        if request.POST.get("seen") != _digest(worked):
            said = _(
                "Areas or their people have changed since you looked. Look at the shares again; nothing is saved."
            )
            return _page(
                request, service, DisaggregationForm(), worked=worked, key=key, refusal=said
            )
        made = make_disaggregation(
            by=officer(request), service=service, worked=worked, content=content
        )
    except (MemberError, ServiceError) as refused:
        form = DisaggregationForm()
        return _page(request, service, form, refusal=refused.message)
    held_files.let_go(key)
    messages.success(request, _("The budget is broken down, saved and published."))
    return redirect(made)


def _digest(worked: Worked) -> str:
    """Of what falls to each area, which is what an officer says yes to."""
    return hashlib.sha256(entries.canonical(worked.by_area).encode()).hexdigest()


def _purpose(service: Service) -> str:
    return f"disaggregation:{service.pk}"


def _page(
    request: HttpRequest,
    service: Service,
    form: DisaggregationForm,
    *,
    worked: Worked | None = None,
    key: str = "",
    refusal: str = "",
) -> HttpResponse:
    context = {
        "service": service,
        "form": form,
        "worked": worked,
        "held": key,
        "refusal": refusal,
        "columns": COLUMNS,
    }
    if worked and key:
        context |= {"heads": _heads(worked), "lines": _lines(worked), "seen": _digest(worked)}
    failed = refusal or form.errors or (worked and not key)
    template = "officer_services/break_down.html"
    return render(request, template, context, status=422 if failed else 200)


def _heads(worked: Worked) -> heads.Heads:
    return heads.by_area(worked.setup.kind, worked.areas, worked.by_area)


def _lines(worked: Worked) -> Table:
    """The first lines as they will be kept, for an eye to go over."""
    names = {area.code: area.name for area in worked.areas}
    return Table(
        caption=_("Lines of the file"),
        columns=[
            Column(_("Line")),
            Column(_("Cost centre")),
            Column(_("How it is shared out")),
            Column(_("Money"), numeric=True),
        ],
        rows=[
            [
                line.title,
                line.cost_centre,
                _how(line, names.get(worked.places.get(line.number, ""), ""), worked),
                words.pounds(line.pence),
            ]
            for line in worked.lines[:SHOWN]
        ],
    )


def _how(line: FileLine, place: str, worked: Worked) -> str:
    words_of_basis = basis_words(line, place, worked.setup.population_percent)
    if not line.estimate:
        return words_of_basis
    return _("%(how)s Close enough: %(reason)s") % {"how": words_of_basis, "reason": line.estimate}
