"""One proposal for everybody: what it says, where it is, supports and comments."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda import flooding, remembering
from agenda.views.who import Who
from budgets.errors import RoundError
from budgets.life.phases import Life
from members import limits
from proposals import commenting, mapping, supporting
from proposals.forms.comments import CommentForm, ReportForm
from proposals.models import Comment, Proposal, ProposalState
from proposals.views.access import for_proposals, is_author, open_words, shown_or_own

_A_PAGE = 20


@require_safe
@for_proposals
def proposal(request: HttpRequest, life: Life, number: int) -> HttpResponse:
    return page(request, life, shown_or_own(request, life, number))


@require_POST
@for_proposals
def give(request: HttpRequest, life: Life, number: int) -> HttpResponse:
    """Support it, at once for somebody known; others show who they are first."""
    found, who = shown_or_own(request, life, number), Who(request, life.round)
    somebody = who.proven()
    if somebody is None:
        return who.keep(page(request, life, found, support_who=who))
    try:
        supporting.support(proposal=found, by=somebody)
    except RoundError as refusal:
        return who.keep(page(request, life, found, problem=refusal.message))
    messages.success(request, _("You support this proposal."))
    return who.keep(redirect(found))


@require_POST
@for_proposals
def back(request: HttpRequest, life: Life, number: int) -> HttpResponse:
    found, somebody = shown_or_own(request, life, number), remembering.participant_of(request)
    if somebody is not None:
        try:
            supporting.take_back(proposal=found, by=somebody)
        except RoundError as refusal:
            return page(request, life, found, problem=refusal.message)
        messages.success(request, _("You took your support back."))
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@for_proposals
def comment(request: HttpRequest, life: Life, number: int) -> HttpResponse:
    found, who = _published(request, life, number), Who(request, life.round)
    form = CommentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _said(request, found, form, who):
        messages.success(request, _("Your comment is on the page."))
        return who.keep(redirect(found))
    context = {**open_words(life), "proposal": found, "form": form, "who": who}
    return who.keep(render(request, "proposals/comment.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@for_proposals
def report(request: HttpRequest, life: Life, number: int, pk: int) -> HttpResponse:
    found, who = _readable(request, life, number), Who(request, life.round)
    about = get_object_or_404(Comment, pk=pk, proposal=found, hidden_at=None)
    about.proposal = found
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and (somebody := who.proven()):
        try:
            flooding.spend("reported", somebody, limits.client(request))
            commenting.report(comment=about, by=somebody, why=form.cleaned_data["why"])
        except RoundError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Thank you. An officer will look at it."))
            return who.keep(redirect(found))
    context = {**open_words(life), "proposal": found, "comment": about, "form": form, "who": who}
    return who.keep(render(request, "proposals/report.html", context))


def _published(request: HttpRequest, life: Life, number: int) -> Proposal:
    """What is hidden or over takes no comments."""
    found = shown_or_own(request, life, number)
    if found.state != ProposalState.PUBLISHED:
        raise Http404
    return found


def _readable(request: HttpRequest, life: Life, number: int) -> Proposal:
    """What is over has its comments still, which can be reported; what is hidden has its words on no page."""
    found = shown_or_own(request, life, number)
    if found.published_at is None or found.state == ProposalState.HIDDEN:
        raise Http404
    return found


def _said(request: HttpRequest, found: Proposal, form: CommentForm, who: Who) -> bool:
    somebody = who.proven()
    if somebody is None:
        return False
    try:
        flooding.spend("commented", somebody, limits.client(request))
        commenting.comment(proposal=found, by=somebody, **form.cleaned_data)
    except RoundError as refusal:
        form.add_error(refusal.field or None, refusal.message)
        return False
    return True


def page(
    request: HttpRequest,
    life: Life,
    found: Proposal,
    *,
    support_who: Who | None = None,
    problem: str = "",
) -> HttpResponse:
    """The proposal's page; `support_who` asks who wants to support it, `problem` says what was refused."""
    somebody = remembering.participant_of(request)
    own = is_author(found, somebody)
    if (
        found.state in {ProposalState.DRAFT, ProposalState.SUBMITTED, ProposalState.RETURNED}
        and not own
    ):
        raise Http404
    comments = found.comments.defer("author_key", "author_sealed")
    context = {
        **open_words(life),
        "proposal": found,
        "own": own,
        "somebody": somebody,
        "photos": found.photos.all(),
        "sketch": mapping.spot_map(found),
        "comments": Paginator(comments, _A_PAGE).get_page(request.GET.get("page")),
        "parts": found.parts.all() if found.state == ProposalState.SPLIT else [],
        "supports_it": supporting.is_behind(found, somebody),
        "appraisal": getattr(found, "appraisal", None),
        "projects": found.on_ballot.select_related("project__option"),
        "who": support_who,
        "problems": [{"text": problem, "target": ""}] if problem else [],
    }
    response = render(request, "proposals/proposal.html", context, status=409 if problem else 200)
    response.headers["Cache-Control"] = "private, no-cache"
    return response
