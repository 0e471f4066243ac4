"""The result of a contest: as a story, in full, as a list of receipts, and to count again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ballots.forms.receipts_list import FindDigestForm
from ballots.published_lists import LICENCE, receipts_found
from ballots.publishing import is_public, withheld_digest
from ballots.turnout_tables import share_of_roll
from governance import contest_exports, contest_result, stage_tables, stage_ties, stage_words
from governance.contest_result import ContestResult
from governance.contest_turnout import turnout_tables
from governance.election_words import ballot_in_words
from governance.models import Contest
from governance.stage_drawings import stage_boxes, transfers_drawing, transfers_label
from governance.views.access import get_contest
from look.public_pages import shared
from record.sentences import payload
from statute import clock

RECEIPTS_PER_PAGE = 100
_WAITING_SECONDS = 60
Page = Callable[[HttpRequest, ContestResult], HttpResponse]


def for_result(page: Page) -> Callable[..., HttpResponse]:
    """A page of a declared result, kept by caches; 404 before the declaration."""

    @require_safe
    @wraps(page)
    def guarded(request: HttpRequest, slug: str, election: str, constituency: str) -> HttpResponse:
        contest = declared(request, slug, election, constituency)
        return shared(request, page(request, contest_result.read(contest)))

    return guarded


def declared(request: HttpRequest, slug: str, election: str, constituency: str) -> Contest:
    """Raises Http404 for a contest without a declared result."""
    contest = get_contest(request, slug, election, constituency)
    if contest.ballot is None or not is_public(contest.ballot):
        raise Http404
    return contest


@require_safe
def result(request: HttpRequest, slug: str, election: str, constituency: str) -> HttpResponse:
    """The result once it is declared; until then where the vote stands, and not a figure more."""
    contest = get_contest(request, slug, election, constituency)
    if contest.ballot is None:
        raise Http404
    if not is_public(contest.ballot):
        return _waiting(request, contest)
    found = contest_result.read(contest)
    return shared(request, render(request, "elections/result.html", story(found)))


def story(found: ContestResult) -> dict[str, Any]:
    """What the page of a declared result shows, in its order."""
    told = stage_words.stages_in_words(found)
    superseded = found.entries.get("ballots.superseded")
    return {
        **_about(found),
        "headline": stage_words.headline(found),
        "how_many": stage_words.how_many(found),
        "superseded": superseded,
        "superseded_why": payload(superseded).get("reason", "") if superseded else "",
        "drawing": transfers_drawing(found),
        "drawing_label": transfers_label(found),
        "boxes": stage_boxes(found, told),
        "told": told,
        "table": stage_tables.in_short(found),
        "ties": stage_ties.ties_in_short(found),
        "tie_sentences": stage_ties.ties_in_words(found),
        "seed": found.outcome["seed"],
        "invalid": found.outcome["invalid"],
        "share": share_of_roll(found.ballot, found.declaration),
        "turnout_tables": turnout_tables(found),
        "licence": LICENCE,
        "reconciled": found.entries.get("ballots.reconciled"),
        "declared": found.entries.get("ballots.declared")
        or found.entries.get("ballots.election-declared"),
    }


@for_result
def count(request: HttpRequest, found: ContestResult) -> HttpResponse:
    """All five decimals, every transfer, every tie with its lots."""
    context = {
        **_about(found),
        "told": stage_words.stages_in_words(found),
        "quota": stage_words.quota_in_words(found),
        "table": stage_tables.in_full(found),
        "transfers": stage_tables.transfers(found),
        "ties": stage_ties.ties_in_short(found),
        "tie_sentences": stage_ties.ties_in_words(found),
        "lots": stage_ties.lots_drawn(found),
        "seed": found.outcome["seed"],
    }
    return render(request, "elections/count.html", context)


@for_result
def recount(request: HttpRequest, found: ContestResult) -> HttpResponse:
    """The steps, the command, and what must come out."""
    held_back = found.publishable.withheld
    context = {
        **_about(found),
        "command": contest_exports.command(found),
        "digest": contest_exports.election_of(found).digest() if found.publishable.papers else "",
        "published": found.publishable.papers,
        "withheld": held_back,
        "withheld_digest": withheld_digest(found.ballot) if held_back else "",
        "lots": stage_ties.lots_drawn(found),
    }
    return render(request, "elections/recount.html", context)


@for_result
def receipts(request: HttpRequest, found: ContestResult) -> HttpResponse:
    """The digest of every receipt, a page at a time, or from the one that somebody looks for."""
    form = FindDigestForm(request.GET if "begins" in request.GET else None)
    listed = receipts_found(found.ballot, form.begins_with)
    page = Paginator(listed, RECEIPTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {**_about(found), "form": form, "page": page}
    return render(request, "elections/receipts.html", context)


def _waiting(request: HttpRequest, contest: Contest) -> HttpResponse:
    assert contest.ballot is not None  # noqa: S101 -- tells the type checker what `result` has asked
    context = {
        "organisation": contest.election.organisation,
        "election": contest.election,
        "contest": contest,
        "words": ballot_in_words(contest.ballot, clock.now()),
    }
    response = render(request, "elections/waiting.html", context)
    patch_cache_control(response, private=True, max_age=_WAITING_SECONDS)
    return response


def _about(found: ContestResult) -> dict[str, Any]:
    election = found.contest.election
    return {
        "organisation": election.organisation,
        "election": election,
        "contest": found.contest,
        "result": found,
        "ballot": found.ballot,
    }
