"""Which round a voting page is about, and whether it takes votes now."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, wraps
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import cache_control

from ballots.models import Ballot, BallotState
from budgets.models import BudgetRound
from budgets.policies import published

View = Callable[..., HttpResponse]

# For the voter's own browser, asked about anew each time, yet not "no-store": with that the way back from a refused code,
# or a phone that let go of the page while its owner read the e-mail, ends at the browser's "send the form again?".
for_this_voter = cache_control(private=True, no_cache=True, max_age=0)


def round_of(slug: str) -> BudgetRound:
    """The published round with its ballot and ward, without the boundary; Http404 where there is none."""
    return get_object_or_404(_rounds().all(), slug=slug)


def read_at(budget_round: BudgetRound) -> datetime:
    """The database's clock when `round_of` read the round."""
    at: datetime = vars(budget_round)["read_at"]
    return at


@cache
def _rounds() -> QuerySet[BudgetRound]:
    """Built once: that costs more than asking the database."""
    rounds = published().select_related("ballot", "ward", "neighbourhood")
    rounds = rounds.defer("ward__boundary", "neighbourhood__boundary")
    return rounds.annotate(read_at=Now())


def for_votes(view: View) -> View:
    """Gives the view its round; one that takes no votes now answers with the round's own page, which says why."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        budget_round = round_of(slug)
        if request.method in {"GET", "HEAD"} and not takes_votes(budget_round.ballot):
            return redirect(budget_round)
        return view(request, budget_round, **kwargs)

    return guarded


def takes_votes(ballot: Ballot) -> bool:
    """As far as a page can tell; a vote itself is decided by the database's clock."""
    return ballot.state == BallotState.OPEN and timezone.now() < ballot.closes_at
