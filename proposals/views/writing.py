"""Writing a proposal: saving a draft without an account, going on by the link, photos, checking and sending, withdrawing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from agenda import flooding, remembering
from agenda.forms.who import LinkForm
from agenda.participants import Participant, unsealed
from budgets.errors import RoundError
from budgets.life.phases import Life
from look import reading
from members import limits
from members.models import Person
from proposals import draft_links, drafting, picturing, submitting
from proposals.forms.proposal import PhotoForm, ProposalForm, WithdrawForm
from proposals.models import CHANGEABLE, Proposal, ProposalPhoto
from proposals.views.access import for_author, for_proposals, open_words

_READS_AND_WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(_READS_AND_WRITES)
@for_proposals
def new(request: HttpRequest, life: Life) -> HttpResponse:
    """The form of a new draft. Somebody known goes on at once, others by the link we e-mail."""
    data = request.POST if request.method == "POST" else None
    form = _form(request, life, None)
    somebody = remembering.participant_of(request)
    address = None if somebody else LinkForm(data, prefix="who")
    # Both are asked, so that one page tells of every error.
    right = data is not None and all([form.is_valid(), address is None or address.is_valid()])
    if right:
        author = somebody or _typed(address)
        made = _saved(request, life, form, author, known=bool(somebody)) if author else None
        if made and somebody:
            messages.success(request, _("Your draft is saved."))
            return redirect("proposals:check", slug=life.round.slug, number=made.number)
        if made:
            return render(
                request, "proposals/saved.html", {**open_words(life), "days": draft_links.days()}
            )
    context = {**open_words(life), "form": form, "address": address}
    return _private(render(request, "proposals/new.html", context))


@require_http_methods(_READS_AND_WRITES)
@for_proposals
def draft(request: HttpRequest, life: Life, token: str) -> HttpResponse:
    """The link from the e-mail. Reading changes nothing: programs that look at links prove nothing for anybody."""
    link = draft_links.find(life.round, token)
    if link is None:
        return _private(render(request, "proposals/draft.html", open_words(life), status=404))
    proposal, author = link.proposal, unsealed(link.proposal.author_sealed)
    proposal.round = life.round
    works = bool(author) and draft_links.is_of_use(link) and not draft_links.has_expired(link)
    if request.method == "POST" and author and works:
        response = _where_it_stands(proposal)
        remembering.remember(response, author)
        return response
    context = {
        **open_words(life),
        "proposal": proposal,
        "works": works,
        "over": not draft_links.is_of_use(link),
    }
    return _private(render(request, "proposals/draft.html", context))


def _where_it_stands(proposal: Proposal) -> HttpResponseRedirect:
    """The page on which its author goes on: a draft is checked, what was sent has its own page."""
    if proposal.state in CHANGEABLE:
        return redirect("proposals:check", slug=proposal.round.slug, number=proposal.number)
    return redirect(proposal)


@require_http_methods(_READS_AND_WRITES)
@for_proposals
def again(request: HttpRequest, life: Life) -> HttpResponse:
    """A new link for each proposal of an address. The answer is the same whether there is one or not."""
    form, sent = LinkForm(request.POST if request.method == "POST" else None), False
    if request.method == "POST" and form.is_valid():
        somebody = Participant(form.cleaned_data["email"])
        try:
            flooding.spend("links", somebody, limits.client(request))
            flooding.spend_link(somebody)
            draft_links.send_again(life.round, somebody)
            sent = True
        except RoundError as refusal:
            form.add_error("email", refusal.message)
    context = {**open_words(life), "form": form, "sent": sent, "days": draft_links.days()}
    return _private(render(request, "proposals/again.html", context))


@require_http_methods(_READS_AND_WRITES)
@for_author
def change(request: HttpRequest, life: Life, proposal: Proposal) -> HttpResponse:
    form = _form(request, life, proposal)
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
    form, problem = PhotoForm(), ""
    if request.method == "POST":
        try:
            if "remove" in request.POST:
                pk = reading.number(request.POST["remove"])
                photo = get_object_or_404(proposal.photos, pk=pk)
                photo.proposal = proposal
                picturing.remove_photo(photo=photo)
                return redirect("proposals:photos", slug=life.round.slug, number=proposal.number)
            form = PhotoForm(request.POST, request.FILES)
            if form.is_valid():
                picturing.add_photo(proposal=proposal, **form.cleaned_data)
                messages.success(request, _("The photo is added."))
                return redirect("proposals:photos", slug=life.round.slug, number=proposal.number)
        except RoundError as refusal:
            problem = refusal.message
    context = {
        **open_words(life),
        "proposal": proposal,
        "photos": ProposalPhoto.objects.filter(proposal=proposal),
        "form": form,
        "most": picturing.MOST,
        "problem": problem,
    }
    return render(request, "proposals/photos.html", context)


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


def _form(request: HttpRequest, life: Life, proposal: Proposal | None) -> ProposalForm:
    data = request.POST if request.method == "POST" else None
    person = request.user
    is_staff = isinstance(person, Person) and person.is_staff
    return ProposalForm(data, budget_round=life.round, proposal=proposal, is_staff=is_staff)


def _typed(address: LinkForm | None) -> Participant | None:
    """Whoever the link goes to: until it is opened, nothing is proven, and nobody but they can see the draft."""
    return Participant(address.cleaned_data["email"]) if address else None


def _saved(
    request: HttpRequest, life: Life, form: ProposalForm, author: Participant, *, known: bool
) -> Proposal | None:
    try:
        flooding.spend("drafted", author, limits.client(request))
        if not known:
            flooding.spend_link(author)
        made = drafting.save_draft(budget_round=life.round, by=author, facts=form.facts())
        if not known:
            draft_links.send(made)
    except RoundError as refusal:
        form.add_error(refusal.field or None, refusal.message)
        return None
    return made


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-cache"
    return response
