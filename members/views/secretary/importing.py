"""Members from a CSV file: choose it, see what is in it and what is wrong, then import all of it or nothing."""

import csv
import io
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from look import progress
from members import held_files, import_jobs
from members.classes import class_names
from members.errors import MemberError
from members.forms_secretary import FileForm
from members.import_columns import HEADINGS
from members.importing import preview
from members.models import MemberImport, Organisation
from members.starting_imports import start
from members.views.secretary.access import for_keeper, officer

MOST_BYTES = 32 * 1024 * 1024


@for_keeper
def page(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    if request.method == "POST" and "held" in request.POST:
        return _import_held(request, organisation)
    if request.method == "POST":
        return _look_at(request, organisation)
    return _page(request, organisation)


@for_keeper
@require_safe
def empty_file(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A file with the header only, for a spreadsheet; the mark at its start tells Excel that it is UTF-8."""
    headers = {"Content-Disposition": 'attachment; filename="members.csv"'}
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    csv.writer(response).writerow(HEADINGS)
    return response


@for_keeper
@require_safe
def running(request: HttpRequest, organisation: Organisation, token: str) -> HttpResponse:
    """How far an import is."""
    done = MemberImport.objects.filter(organisation=organisation, token=token).first()
    if done is not None:
        words = ngettext(
            "%(count)d member was entered.", "%(count)d members were entered.", done.members
        )
        messages.success(request, words % {"count": done.members})
        return redirect("secretary:register", slug=organisation.slug)
    job = progress.of(f"import:{token}")
    if job is None:
        raise Http404
    context = {
        "organisation": organisation,
        "job": job,
        "silent": not (job.running or job.finished or job.error),
        "refusal": job.error,
    }
    return render(request, "secretary/importing.html", context)


def _look_at(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if form.is_valid() and form.cleaned_data["file"].size > MOST_BYTES:
        form.add_error("file", _("The file is larger than 32 MB. Use the command import_members."))
    if not form.is_valid():
        return _page(request, organisation, form=form)
    content = form.cleaned_data["file"].read()
    try:
        found = preview(organisation, io.BytesIO(content))
    except MemberError as refused:
        return _page(request, organisation, refusal=refused.message)
    held = "" if found.fault_count else held_files.hold(content, import_jobs.purpose(organisation))
    names = class_names(organisation)
    return _page(
        request,
        organisation,
        found=found,
        held=held,
        name=form.cleaned_data["file"].name,
        by_class=[(names.get(code, code), people) for code, people in found.classes.items()],
    )


def _import_held(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    key = request.POST["held"]
    token = import_jobs.token(key)
    if not MemberImport.objects.filter(token=token).exists():
        try:
            held_files.fetch(key, import_jobs.purpose(organisation))
        except MemberError as refused:
            return _page(request, organisation, refusal=refused.message)
        start(organisation, officer(request), key, request.POST.get("name", ""))
    return redirect("secretary:importing", slug=organisation.slug, token=token)


def _page(request: HttpRequest, organisation: Organisation, **said: Any) -> HttpResponse:
    context = {
        "organisation": organisation,
        "form": said.pop("form", None) or FileForm(),
        "headings": HEADINGS,
        "imports": organisation.member_imports.select_related("by")[:10],
        **said,
    }
    status = 409 if said.get("refusal") else 200
    return render(request, "secretary/import.html", context, status=status)
