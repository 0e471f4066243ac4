"""Rounds of the demonstration before their vote: naming priorities, proposing, being appraised, and a micro-round.

Everything is done by the verbs of real use while a phase is open; then the phase's dates are moved into the past.
"""

import random
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm

from agenda import naming, publishing
from agenda.models import AgendaItem, AgendaSupport
from agenda.participants import Participant
from budgets.facts import RoundFacts
from budgets.life import publishing as public
from budgets.life.plan_checks import Span
from budgets.life.planning import plan
from budgets.making import make_round
from budgets.models import BudgetRound, Phase, RoundPhase
from council.demonstration import early_proposals, wording
from council.demonstration.borough import DrawnWard
from council.demonstration.early_words import PRIORITIES
from members.models import Person
from places.models import Ward
from statute import clock

_SUPPORTS = 5


@dataclass(frozen=True)
class EarlyPlan:
    """A round that is in `phase`. `micro` ones have no agenda and no appraisal."""

    ward: int
    title: str
    pot_pounds: int
    phase: Phase
    proposals: int = 0
    people: int = 0
    micro: bool = False


EARLY = [
    EarlyPlan(10, "Lantern Fields money 2027", 60_000, Phase.AGENDA, people=46),
    EarlyPlan(11, "Orchard Rise money 2027", 80_000, Phase.PROPOSALS, proposals=30, people=64),
    EarlyPlan(12, "Millpond money 2027", 75_000, Phase.APPRAISAL, proposals=18, people=40),
    EarlyPlan(13, "Beacon Hill stairwells and flower beds", 3_000, Phase.PROPOSALS, 3, 12, micro=True),
]  # fmt: skip


def bring_about(early: EarlyPlan, drawn: DrawnWard, officer: Person, colleague: Person) -> None:
    """The round in its phase, with what people said in it."""
    chance = random.Random(early.title)  # noqa: S311 -- invented wishes, the same each time
    budget_round = _make(early, drawn, officer)
    assign_perm("appraise_round", colleague, budget_round)
    if early.micro:
        early_proposals.propose_small(budget_round, drawn, officer, early.proposals)
        return
    _name(early, budget_round, chance)
    if early.phase == Phase.AGENDA:
        return
    _move(budget_round, days=2)
    publishing.publish(budget_round=budget_round, by=officer)
    early_proposals.propose(
        budget_round, drawn, officer, number=early.proposals, people=early.people, chance=chance
    )
    if early.phase == Phase.APPRAISAL:
        _move(budget_round, days=20)
        early_proposals.appraise(budget_round, officer, colleague)


def _make(early: EarlyPlan, drawn: DrawnWard, officer: Person) -> BudgetRound:
    ward, now = Ward.objects.get(code=drawn.code), clock.now()
    opens = now + timedelta(days=2 if early.micro else 45)
    facts = RoundFacts(
        title=early.title,
        question=_("What should %(ward)s spend £%(pot)s on?")
        % {"ward": ward.name, "pot": f"{early.pot_pounds:,}"},
        summary=wording.EARLY,
        pot_pence=early.pot_pounds * 100,
        opens_at=opens,
        closes_at=opens + timedelta(days=3 if early.micro else 14),
        ward=ward,
        max_choices=5,
        completion="add1-greedy",
        legal_basis=wording.LEGAL_BASIS,
        privacy_notice=wording.PRIVACY,
        contact_name=wording.CONTACT,
        contact_phone="020 7946 0155",
        contact_email="vote@example.org",
        micro=early.micro,
        demonstration=True,
    )
    made = make_round(by=officer, facts=facts)
    if not early.micro:
        plan(budget_round=made, by=officer, spans=_spans())
    public.publish(budget_round=made, by=officer)
    return BudgetRound.objects.select_related("ballot", "ward").get(pk=made.pk)


def _spans() -> dict[Phase, Span]:
    """The agenda is open now; `_move` lets the others come."""
    now = clock.now()

    def span(first: float, last: float) -> Span:
        return Span(now + timedelta(days=first), now + timedelta(days=last))

    return {
        Phase.AGENDA: span(-0.5, 1.5),
        Phase.PROPOSALS: span(1.75, 21),
        Phase.APPRAISAL: span(21.5, 44),
        Phase.DECISION: span(60, 75),
        Phase.DELIVERY: span(75, 400),
    }


def _move(budget_round: BudgetRound, days: int) -> None:
    """As if so many days had passed for the phases before the vote."""
    back = timedelta(days=days)
    early = [Phase.AGENDA, Phase.PROPOSALS, Phase.APPRAISAL]
    rows = RoundPhase.objects.filter(round=budget_round, phase__in=early)
    rows.update(opens_at=F("opens_at") - back, closes_at=F("closes_at") - back)


def _name(early: EarlyPlan, budget_round: BudgetRound, chance: random.Random) -> None:
    for number, (title, why) in enumerate(PRIORITIES):
        naming.name_priority(
            budget_round=budget_round,
            by=Participant(f"neighbour{number}@demonstration.example"),
            priority=naming.Priority(title, why),
        )
    items = list(AgendaItem.objects.filter(round=budget_round))
    weights = [len(items) - n / 2 for n in range(len(items))]
    for number in range(early.people):
        key = Participant(f"neighbour{number}@demonstration.example").key_in(budget_round)
        liked = set(chance.choices(items, weights, k=_SUPPORTS))
        AgendaSupport.objects.bulk_create(AgendaSupport(item=one, person_key=key) for one in liked)
