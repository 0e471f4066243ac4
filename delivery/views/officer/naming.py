"""Those who sign a decision, as an officer names them and sees who has signed."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from delivery import naming, recording_votes
from delivery.forms.doing import done
from delivery.forms.naming import AbsentForm, CouncillorForm, OfficerForm
from delivery.models import Decider, Decision
from delivery.models.power import Maker


def people(request: HttpRequest, draft: Decision) -> HttpResponse:
    """The list, and a form for one more: councillors, or under delegation an officer."""
    form = _form(request, draft)
    if form.is_valid() and done(form, lambda: _name(draft, form)):
        messages.success(request, _("Named. They can sign once you ask for it."))
        return redirect("officer_delivery:people", slug=draft.round.slug)
    rows = draft.deciders.select_related("signature", "councillor").prefetch_related("interests")
    context = {
        "budget_round": draft.round,
        "draft": draft,
        "form": form if draft.power else None,
        "deciders": list(rows),
    }
    return render(request, "officer_delivery/named.html", context)


def person(request: HttpRequest, draft: Decision, decider: Decider) -> HttpResponse:
    """One of them: taken off, or written down as absent with the reason."""
    if "take-off" in request.POST:
        recording_votes.take_off(decision=draft, decider=decider)
        messages.success(request, _("%(name)s is off the list.") % {"name": decider.name})
        return redirect("officer_delivery:people", slug=draft.round.slug)
    if "ask-again" in request.POST:
        naming.ask_again(decision=draft, decider=decider)
        return redirect("officer_delivery:people", slug=draft.round.slug)
    form = AbsentForm(request.POST if "absent" in request.POST else None)
    if form.is_valid() and done(
        form,
        lambda: naming.write_absent(decision=draft, decider=decider, **form.cleaned_data),
    ):
        return redirect("officer_delivery:people", slug=draft.round.slug)
    context = {
        "budget_round": draft.round,
        "draft": draft,
        "decider": decider,
        "form": form,
        "interests": list(decider.interests.select_related("project__option")),
    }
    return render(request, "officer_delivery/named_person.html", context)


def _form(request: HttpRequest, draft: Decision) -> forms.Form:
    sent = request.POST if request.method == "POST" else None
    if draft.power and draft.power.maker == Maker.OFFICER:
        return OfficerForm(sent)
    return CouncillorForm(sent, councillors=naming.who_may_decide(draft))


def _name(draft: Decision, form: forms.Form) -> None:
    if isinstance(form, OfficerForm):
        naming.name_officer(decision=draft, **form.cleaned_data)
    else:
        naming.name_councillor(decision=draft, **form.cleaned_data)
