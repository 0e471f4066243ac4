from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ballots.claims import POSTED
from ballots.models import BallotState, Channel
from ballots.turnout import Turnout, turnout
from budgets import pots
from budgets.acts import offered
from budgets.life.line import stops
from budgets.life.pages import officer_links
from budgets.life.phases import life_of
from budgets.making import facts_of
from budgets.models import BudgetRound, ReadinessCode
from budgets.policies import can_watch, powers
from budgets.sending import told
from budgets.standing import lead, phases, tag
from budgets.summaries import main_rules, rules_in_words
from budgets.views.officer.access import for_round
from members import proofs
from statute import clock

S = BallotState
MAIN_ACTS = {"publish", "schedule", "open", "resume"}
_PREPARING = {S.DRAFT, S.SCHEDULED}


@for_round(can_watch)
def round_page(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """Where the round is, who has taken part, what can be done with it now, and its rules."""
    ballot, may = budget_round.ballot, powers(request.user, budget_round)
    found = None if ballot.state in _PREPARING else turnout(ballot)
    acts, facts = offered(budget_round, may), facts_of(budget_round)
    main = next((act for act in acts if act.slug in MAIN_ACTS), None)
    life = life_of(budget_round, clock.now())
    context = {
        "budget_round": budget_round,
        "ballot": ballot,
        "powers": may,
        "lead": lead(ballot, life.now, is_public=budget_round.published_at is not None),
        "tag": tag(ballot),
        "stops": stops(life),
        "phase_pages": officer_links(life, may),
        "phases": phases(ballot, found.marked if found else 0),
        "turnout": found,
        "tables": _tables(found) if found else [],
        "main_act": main,
        "other_acts": [act for act in acts if act is not main],
        "preparing": ballot.state in _PREPARING,
        "draft": ballot.state == S.DRAFT,
        "items_done": budget_round.readiness.count(),
        "items": len(ReadinessCode),
        "project_count": budget_round.projects.count(),
        "roll_size": found.entries if found else ballot.entries.count(),
        "reconcilable": ballot.state in {S.OPEN, S.SUSPENDED, S.CLOSED, S.RECONCILED},
        "posts_codes": POSTED in ballot.accepted_proofs,
        "voting": ballot.state in {S.OPEN, S.SUSPENDED},
        "declarable": ballot.state == S.COUNTED,
        "declared": ballot.state in {S.DECLARED, S.SUPERSEDED},
        "told": told(budget_round),
        "main_rules": main_rules(facts, pots=ballot.has_pots),
        "pots_table": pots.table(budget_round),
        "sections": rules_in_words(facts, pots=ballot.has_pots),
    }
    return render(request, "officer/round.html", context)


def _tables(found: Turnout) -> list[dict[str, Any]]:
    """Rows of label and number; None is a group too small to show."""
    channels = [(str(Channel(code).label), people) for code, people in found.by_channel.items()]
    proved = [
        (str(proofs.method(code).label), people) for code, people in found.by_proof.items() if code
    ]
    ages = list(found.by_age_band.items())
    return [
        {"kind": "channel", "rows": channels},
        {"kind": "proof", "rows": proved},
        {"kind": "age", "rows": ages},
    ]
