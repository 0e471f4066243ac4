"""Which round and which proposal a public page is about, and who its author is; what somebody may not see is a 404."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agenda import remembering
from agenda.participants import Participant
from budgets.life.phases import Life, life_of
from budgets.life.taking_part import why_shut
from budgets.models import BudgetRound, Phase
from budgets.views.voting.access import round_of
from proposals.models import Proposal
from statute import clock

View = Callable[..., HttpResponse]


def for_proposals(view: View) -> View:
    """Gives the view the life of its public round; 404 where that has no proposals, or not yet."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        life = life_of(round_of(slug), clock.now())
        if not life.is_due(Phase.PROPOSALS):
            raise Http404
        return view(request, life, **kwargs)

    return guarded


def for_author(view: View) -> View:
    """Gives the view a proposal that is the visitor's own; to everybody else it is not there."""

    @for_proposals
    @wraps(view)
    def guarded(request: HttpRequest, life: Life, number: int, **kwargs: Any) -> HttpResponse:
        proposal = _proposal(life.round, number)
        somebody = remembering.participant_of(request)
        if not is_author(proposal, somebody):
            raise Http404
        response = view(request, life, proposal, **kwargs)
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return guarded


def shown_or_own(request: HttpRequest, life: Life, number: int) -> Proposal:
    """A proposal that has a page for everybody, or is the visitor's own. Raises Http404."""
    proposal = _proposal(life.round, number)
    if proposal.published_at is None and not is_author(
        proposal, remembering.participant_of(request)
    ):
        raise Http404
    return proposal


def is_author(proposal: Proposal, somebody: Participant | None) -> bool:
    return somebody is not None and somebody.is_author(proposal.author_key, proposal.round)


def open_words(life: Life) -> dict[str, object]:
    """Whether people can take part, until when, and otherwise why not."""
    is_open = life.is_open(Phase.PROPOSALS)
    return {
        "budget_round": life.round,
        "is_open": is_open,
        "shut": "" if is_open else why_shut(life, Phase.PROPOSALS),
        "until": life.planned[Phase.PROPOSALS].closes_at,
    }


def _proposal(budget_round: BudgetRound, number: int) -> Proposal:
    rows = Proposal.objects.select_related("ward", "agenda_item", "merged_into", "split_from")
    found = get_object_or_404(rows, round=budget_round, number=number)
    for one in (found, found.merged_into, found.split_from):
        if one is not None:
            one.round = budget_round
    if found.agenda_item:
        found.agenda_item.round = budget_round
    return found
