"""Running any vote of members, whatever it is about: who took part, and what the returning officer can do with it now."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ballots.due import settle
from ballots.models import BallotState
from ballots.turnout import turnout
from ballots.turnout_tables import cells_table, channel_table, proof_table
from governance import ballot_moves
from governance.moves import offered
from governance.questions import Question, question_on_desk
from governance.two_persons import obstacle
from governance.views.officer.access import (
    for_anyone_on_it,
    for_returning_officer,
    officer,
    powers_of,
)
from governance.views.officer.moving import move_page
from look.tables import Table
from members.models import Organisation

S = BallotState
PREPARING = {S.DRAFT, S.SCHEDULED}
RECONCILABLE = {S.OPEN, S.SUSPENDED, S.CLOSED, S.RECONCILED}
View = Callable[..., HttpResponseBase]


def for_vote(door: Callable[[View], View]) -> Callable[[View], View]:
    """A page about one vote of the organisation, as the clock has it; 404 for another's."""

    def wrap(view: View) -> View:
        @door
        @wraps(view)
        def guarded(
            request: HttpRequest, organisation: Organisation, ballot: int, **kwargs: Any
        ) -> HttpResponseBase:
            asked = question_on_desk(organisation, ballot)
            settle(asked.ballot)
            return view(request, asked, **kwargs)

        return guarded

    return wrap


watched = for_vote(for_anyone_on_it)
returned = for_vote(for_returning_officer)


def address(asked: Question, name: str = "vote", **more: object) -> str:
    """The path of one of these pages."""
    given = {"slug": asked.organisation.slug, "ballot": asked.ballot.pk, **more}
    return reverse(f"governance_officer:{name}", kwargs=given)


@require_safe
@watched
def vote(request: HttpRequest, asked: Question) -> HttpResponse:
    """How many have taken part, never how they voted, and the moves that are possible."""
    ballot = asked.ballot
    powers = powers_of(request, asked.organisation)
    found = None if ballot.state in PREPARING else turnout(ballot)
    context = {
        "asked": asked,
        "organisation": asked.organisation,
        "ballot": ballot,
        "powers": powers,
        "turnout": found,
        "tables": _tables(asked, found.as_dict()) if found else [],
        "moves": offered(ballot_moves.MOVES, ballot.state, powers),
        "reconcilable": ballot.state in RECONCILABLE,
        "voting": ballot.state in {S.OPEN, S.SUSPENDED},
        "declarable": ballot.state == S.COUNTED,
        "obstacle": obstacle(asked.called, officer(request)),
        "declared": ballot.state in {S.DECLARED, S.SUPERSEDED},
        "told": ballot.member_notices.all(),
        "roll_size": found.entries if found else ballot.entries.count(),
    }
    return render(request, "officer_governance/vote.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@returned
def act(request: HttpRequest, asked: Question, act: str) -> HttpResponse:
    """Suspend, resume or extend. Raises Http404 for another word."""
    if act not in ballot_moves.BY_SLUG:
        raise Http404
    move = ballot_moves.BY_SLUG[act]
    return move_page(request, asked.organisation, asked.ballot, move, back=address(asked))


def _tables(asked: Question, found: dict[str, Any]) -> list[Table]:
    made = [channel_table(found), proof_table(found)]
    if len(asked.ballot.strata) > 1:
        names = asked.class_names
        by_group = cells_table(
            _("By group"), _("Group"), found, "by_stratum", lambda code: names.get(code, code)
        )
        made.append(by_group)
    by_age = cells_table(
        _("By age"), _("Age"), found, "by_age_band", lambda age: age or _("Not known")
    )
    made.append(by_age)
    return [table for table in made if table.rows]
