"""The public page of a decision: who decided what, why, and beside it what residents had decided."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ballots.publishing import is_public
from budgets.life.phases import life_of
from budgets.models import BudgetRound, Phase
from budgets.views.voting.access import round_of
from delivery.decision_tables import deciders_table, lines_table, votes_table
from delivery.decision_words import basis_rows, call_in_rows
from delivery.digests import text_of
from delivery.models import Way
from delivery.policies import can_call_in
from delivery.shown import Shown, digest, versions
from look import words
from look.tables import Table
from statute import clock


@dataclass(frozen=True)
class Told:
    """One version, ready for the page."""

    shown: Shown
    lines: Table
    deciders: Table
    by_line: Table | None
    digest: str
    basis: list[tuple[str, str]]
    call_in: list[tuple[str, str]]


@require_safe
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    budget_round = round_of(slug)
    told = [_told(one) for one in versions(budget_round, clock.now())]
    context: dict[str, Any] = {"budget_round": budget_round, "earlier": told[1:]}
    if told:
        context |= vars(told[0])
        context["may_call_in"] = can_call_in(request.user) and told[0].shown.held.why
    else:
        context |= {
            "shown": None,
            "expected": _expected(budget_round),
            "declared": is_public(budget_round.ballot),
        }
    return render(request, "delivery/decision.html", context)


@require_safe
def signed_text(_request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Byte for byte what those who decided signed: its SHA-256 is the digest on the page and in the public record."""
    rows = round_of(slug).decisions.public().filter(way=Way.SIGNED)
    found = get_object_or_404(rows, version=version)
    answer = HttpResponse(text_of(found), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-decision-{version}.json"'
    return answer


def _told(shown: Shown) -> Told:
    return Told(
        shown,
        lines_table(shown),
        deciders_table(shown),
        votes_table(shown),
        digest(shown),
        basis_rows(shown.decision),
        call_in_rows(shown.call_in) if shown.call_in else [],
    )


def _expected(budget_round: BudgetRound) -> str:
    row = life_of(budget_round, clock.now()).planned.get(Phase.DECISION)
    if row is None:
        return _("The council has not said yet when it decides.")
    return _("It is to decide by %(day)s.") % {"day": words.weekday(row.closes_at)}
