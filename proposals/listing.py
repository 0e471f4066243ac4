"""Proposals as people list them: filtered, searched, sorted. The same few statements for ten as for ten thousand."""

from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from budgets.models import BudgetRound
from proposals.models import (
    WORDS,
    OnBallot,
    Proposal,
    ProposalPhoto,
    ProposalQuerySet,
    ProposalState,
)

A_PAGE = 20
NONE_OF_THEM = "none"
_ORDERS = {
    "support": ["-supports", "number"],
    "newest": ["-published_at", "-number"],
    "comments": ["-comment_count", "number"],
    "title": ["title", "number"],
}
_UNREAD = ["what", "why", "who_benefits", "who_runs", "author_key", "author_sealed", "reason"]


class Wish(NamedTuple):
    """What a visitor wants to see. `state` is "", "ballot" or a state that has a page."""

    q: str = ""
    category: str = ""
    item: str = ""
    state: str = ""
    sort: str = ""


def found(budget_round: BudgetRound, wish: Wish) -> ProposalQuerySet:
    """The proposals of the wish, in its order, with what a list shows of each."""
    proposals = Proposal.objects.shown().filter(round=budget_round)
    proposals = proposals.filter(_state(wish.state)).filter(_about(wish))
    if wish.q:
        proposals = proposals.filter(pk__in=_spoken_of(budget_round, wish.q))
    return proposals.order_by(*_ORDERS.get(wish.sort, _ORDERS["support"]))


def _spoken_of(budget_round: BudgetRound, q: str) -> QuerySet[Proposal, Any]:
    """Those with the words in them or with a title that sounds like them: two indexes, asked one after the other."""
    there = Proposal.objects.filter(round=budget_round).order_by()
    # Whoever could ask what is hidden for words would read it letter by letter.
    there = there.exclude(state=ProposalState.HIDDEN)
    query = SearchQuery(q, config="english", search_type="websearch")
    with_words = there.annotate(words=WORDS).filter(words=query).values("pk")
    return with_words.union(there.filter(title__trigram_word_similar=q).values("pk"))


def with_pictures(proposals: ProposalQuerySet) -> ProposalQuerySet:
    """With agenda item, photos and whether it is on the ballot; without the long texts."""
    photos = Prefetch("photos", ProposalPhoto.objects.order_by("position"), to_attr="pictures")
    on_ballot = Exists(OnBallot.objects.filter(proposal=OuterRef("pk")))
    rows = proposals.select_related("agenda_item").defer(
        *_UNREAD, "agenda_item__why", "agenda_item__author_sealed"
    )
    return rows.prefetch_related(photos).annotate(is_on_ballot=on_ballot)


def pages(proposals: ProposalQuerySet) -> "Paginator[Proposal]":
    return Paginator(with_pictures(proposals), A_PAGE)


def _state(state: str) -> Q:
    if state == "ballot":
        return Q(pk__in=OnBallot.objects.values("proposal"))
    return Q(state=state or ProposalState.PUBLISHED)


def _about(wish: Wish) -> Q:
    about = Q(category=wish.category) if wish.category else Q()
    if wish.item == NONE_OF_THEM:
        return about & Q(agenda_item=None)
    return about & Q(agenda_item__number=int(wish.item)) if wish.item.isdigit() else about
