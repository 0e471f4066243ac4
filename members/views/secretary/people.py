"""Who has a part in the organisation: keeps its registers, declares its results, or watches."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from members.errors import MemberError
from members.forms_secretary import PartForm
from members.granting import PARTS, give_part, parts, take_part_back
from members.models import Organisation, Person
from members.views.secretary.access import for_keeper, officer


@for_keeper
def page(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form, refusal = PartForm(), ""
    if request.method == "POST":
        taking = "take" in request.POST
        form = form if taking else PartForm(request.POST)
        try:
            done = _take(request, organisation) if taking else _give(request, organisation, form)
        except MemberError as refused:
            done, refusal = "", refused.message
        if done:
            messages.success(request, done)
            return redirect("secretary:people", slug=organisation.slug)
    context = {
        "organisation": organisation,
        "parts": parts(organisation),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "secretary/people.html", context, status=409 if refusal else 200)


def _give(request: HttpRequest, organisation: Organisation, form: PartForm) -> str:
    if not form.is_valid():
        return ""
    person, part = form.cleaned_data["email"], form.cleaned_data["part"]
    give_part(organisation=organisation, by=officer(request), to=person, part=part)
    return _("%(person)s: %(part)s.") % {"person": person, "part": PARTS[part]}


def _take(request: HttpRequest, organisation: Organisation) -> str:
    public_id, _colon, part = request.POST["take"].partition(":")
    held = {str(one.person.public_id) for one in parts(organisation)}
    if public_id not in held:
        raise MemberError(_("That part was taken back already."))
    person = get_object_or_404(Person, public_id=public_id)
    take_part_back(organisation=organisation, by=officer(request), of=person, part=part)
    return _("%(person)s has no longer this part.") % {"person": person}
