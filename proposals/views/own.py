"""What an author does with their own proposal: changing it, photos, checking and sending, withdrawing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from budgets.errors import RoundError
from budgets.life.phases import Life
from look import reading
from members.models import Person
from proposals import drafting, picturing, submitting
from proposals.forms.own import PhotoForm, WithdrawForm
from proposals.forms.proposal import ProposalForm
from proposals.models import CHANGEABLE, Proposal, ProposalPhoto
from proposals.views.access import for_author, open_words

_READS_AND_WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(_READS_AND_WRITES)
@for_author
def change(request: HttpRequest, life: Life, proposal: Proposal) -> HttpResponse:
    form = form_of(request, life, proposal)
    if request.method == "POST" and form.is_valid():
        try:
            drafting.change(proposal=proposal, facts=form.facts())
        except RoundError as refusal:
            form.add_error(refusal.field or None, refusal.message)
        else:
            messages.success(request, _("Your draft is saved."))
            return redirect("proposals:check", slug=life.round.slug, number=proposal.number)
    context = {**open_words(life), "form": form, "proposal": proposal}
    return render(request, "proposals/new.html", context)


@require_http_methods(_READS_AND_WRITES)
@for_author
def photos(request: HttpRequest, life: Life, proposal: Proposal) -> HttpResponse:
    """Add a photo with its words, or take one off."""
    adds = request.method == "POST" and "remove" not in request.POST
    form = PhotoForm(request.POST, request.FILES) if adds else PhotoForm()
    problem = ""
    try:
        if request.method == "POST" and _changed(request, proposal, form):
            return redirect("proposals:photos", slug=life.round.slug, number=proposal.number)
    except RoundError as refusal:
        problem = refusal.message
    context = {
        **open_words(life),
        "proposal": proposal,
        "form": form,
        "photos": ProposalPhoto.objects.filter(proposal=proposal),
        "most": picturing.MOST,
        "problem": problem,
    }
    return render(request, "proposals/photos.html", context, status=409 if problem else 200)


def _changed(request: HttpRequest, proposal: Proposal, form: PhotoForm) -> bool:
    """Whether a photo was taken off or added. Raises RoundError."""
    if "remove" in request.POST:
        pk = reading.number(request.POST["remove"])
        photo = get_object_or_404(proposal.photos, pk=pk)
        photo.proposal = proposal
        picturing.remove_photo(photo=photo)
        return True
    if not form.is_valid():
        return False
    picturing.add_photo(proposal=proposal, **form.cleaned_data)
    messages.success(request, _("The photo is added."))
    return True


@require_http_methods(_READS_AND_WRITES)
@for_author
def check(request: HttpRequest, life: Life, proposal: Proposal) -> HttpResponse:
    """Everything the draft says and lacks, and the button that sends it."""
    if request.method != "POST" and proposal.state not in CHANGEABLE:
        return redirect(proposal)
    problem = ""
    if request.method == "POST":
        try:
            submitting.submit(proposal=proposal)
        except RoundError as refusal:
            problem = refusal.message
        else:
            messages.success(request, _("Your proposal is with the officers. We write to you."))
            return redirect(proposal)
    context = {
        **open_words(life),
        "proposal": proposal,
        "photos": ProposalPhoto.objects.filter(proposal=proposal),
        "gaps": submitting.gaps(proposal),
        "can_change": proposal.state in CHANGEABLE,
        "problems": [{"text": problem, "target": ""}] if problem else [],
    }
    return render(request, "proposals/check.html", context, status=409 if problem else 200)


@require_http_methods(_READS_AND_WRITES)
@for_author
def withdraw(request: HttpRequest, life: Life, proposal: Proposal) -> HttpResponse:
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            submitting.withdraw(proposal=proposal, reason=form.cleaned_data["reason"])
        except RoundError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Your proposal is withdrawn."))
            return redirect(proposal)
    context = {**open_words(life), "proposal": proposal, "form": form}
    return render(request, "proposals/withdraw.html", context)


def form_of(request: HttpRequest, life: Life, proposal: Proposal | None) -> ProposalForm:
    """The form as sent or as kept; `proposal` None is a new one. Only staff proposes for the council."""
    data = request.POST if request.method == "POST" else None
    person = request.user
    is_staff = isinstance(person, Person) and person.is_staff
    return ProposalForm(data, budget_round=life.round, proposal=proposal, is_staff=is_staff)
