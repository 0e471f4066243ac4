"""Registers to match applicants with: given as a file, kept as keyed hashes only."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.errors import MemberError
from members.forms_secretary import MatchFileForm
from members.models import Organisation
from members.register_matching import delete_hashes, import_hashes, registers
from members.views.secretary.access import for_keeper, officer
from members.views.secretary.importing import MOST_BYTES


@for_keeper
def page(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form, refusal, done = MatchFileForm(), "", ""
    try:
        if "delete" in request.POST:
            delete_hashes(organisation, officer(request), request.POST["delete"])
            done = _("The register is deleted.")
        elif request.method == "POST":
            form = MatchFileForm(request.POST, request.FILES)
            done = _import(request, organisation, form)
    except MemberError as refused:
        refusal = refused.message
    if done:
        messages.success(request, done)
        return redirect("secretary:hashes", slug=organisation.slug)
    context = {
        "organisation": organisation,
        "registers": registers(organisation),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "secretary/hashes.html", context, status=409 if refusal else 200)


def _import(request: HttpRequest, organisation: Organisation, form: MatchFileForm) -> str:
    if form.is_valid() and form.cleaned_data["file"].size > MOST_BYTES:
        form.add_error("file", _("The file is larger than 32 MB. Use the command import_register."))
    if not form.is_valid():
        return ""
    kept, left_out = import_hashes(
        organisation, officer(request), form.cleaned_data["file"], form.cleaned_data["source"]
    )
    words = ngettext("%(count)d entry is kept.", "%(count)d entries are kept.", kept) % {
        "count": kept
    }
    if not left_out:
        return words
    more = ngettext(
        "%(count)d row has no name, whole postcode or date of birth and is left out.",
        "%(count)d rows have no name, whole postcode or date of birth and are left out.",
        left_out,
    )
    return f"{words} {more % {'count': left_out}}"
