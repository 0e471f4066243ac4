"""Beginning a proposal: a draft saved without an account, and the link by which its author comes back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from agenda import flooding, remembering
from agenda.forms.who import LinkForm
from agenda.participants import Participant, unsealed
from budgets.errors import RoundError
from budgets.life.phases import Life
from members import limits
from proposals import draft_links, drafting
from proposals.forms.proposal import ProposalForm
from proposals.models import CHANGEABLE, Proposal
from proposals.views.access import for_proposals, open_words
from proposals.views.own import form_of

_READS_AND_WRITES = ["GET", "HEAD", "POST"]


@require_http_methods(_READS_AND_WRITES)
@for_proposals
def new(request: HttpRequest, life: Life) -> HttpResponse:
    """The form of a new draft. Somebody known goes on at once, others by the link we e-mail."""
    data = request.POST if request.method == "POST" else None
    form = form_of(request, life, None)
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
