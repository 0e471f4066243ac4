"""When a round's phases begin and end: one verb for planning them, and the short plan of a micro-round."""

from datetime import datetime, timedelta

from django.db import transaction

from budgets.life.phases import Life, life_of
from budgets.life.plan_checks import Span, Spans, check_begun, check_order, check_round
from budgets.models import PLANNED, BudgetRound, Phase, RoundPhase
from members.models import Person
from record import entries
from statute import clock


@transaction.atomic
def plan(*, budget_round: BudgetRound, by: Person, spans: Spans, reason: str = "") -> None:
    """Set the dates of all planned phases; one that is left out is taken off the plan.

    A phase that has begun keeps its beginning, and one that is over stays as it was, but for an appraisal while the vote is
    a draft: officers go on with it. Once the round is published, a
    change needs a public reason. Raises RoundError.
    """
    locked = BudgetRound.objects.select_for_update(of=("self",)).select_related("ballot")
    life = life_of(locked.get(pk=budget_round.pk), clock.now())
    spans = _as_kept(life, spans)
    check_round(life, reason)
    check_order(life, spans)
    for phase in PLANNED:
        check_begun(life, phase, spans.get(phase))
    changes = _changes(life, spans)
    _save(life, spans)
    if changes:
        entries.write(
            actor=by.as_actor("officer"),
            action="budgets.phases-planned",
            subject=budget_round.as_subject(),
            payload={"phases": changes, "reason": reason.strip()},
        )


def plan_micro(*, budget_round: BudgetRound, by: Person) -> None:
    """The plan of a micro-round around the vote it has now. Raises RoundError."""
    ballot = budget_round.ballot
    spans = micro_spans(Span(ballot.opens_at, ballot.closes_at))
    plan(budget_round=budget_round, by=by, spans=spans)


def check_plan(budget_round: BudgetRound) -> None:
    """Raises RoundError where the vote's dates, changed, overlap a planned phase."""
    life = life_of(
        BudgetRound.objects.select_related("ballot").get(pk=budget_round.pk), clock.now()
    )
    if life.planned:
        check_order(life, spans_of(life))


def spans_of(life: Life) -> dict[Phase, Span]:
    return {phase: Span(row.opens_at, row.closes_at) for phase, row in life.planned.items()}


def micro_spans(voting: Span) -> dict[Phase, Span]:
    """The plan of a micro-round, around its vote: ideas in the days before, a decision in the days after.

    A week in all: three days for ideas before the vote opens, and two for the decision once it has closed.
    """
    ideas = Span(voting.opens_at - timedelta(days=3), voting.opens_at)
    decision = Span(voting.closes_at, voting.closes_at + timedelta(days=2))
    delivery = Span(decision.closes_at, decision.closes_at + timedelta(days=60))
    return {Phase.PROPOSALS: ideas, Phase.DECISION: decision, Phase.DELIVERY: delivery}


def _as_kept(life: Life, spans: Spans) -> dict[Phase, Span]:
    """A page shows minutes: a moment typed as it was shown is the one that is kept, seconds and all."""
    kept = spans_of(life)
    return {
        phase: Span(
            _same(span.opens_at, kept[phase].opens_at),
            _same(span.closes_at, kept[phase].closes_at),
        )
        if phase in kept
        else span
        for phase, span in spans.items()
    }


def _same(typed: datetime, kept: datetime) -> datetime:
    return kept if typed == kept.replace(second=0, microsecond=0) else typed


def _changes(life: Life, spans: Spans) -> dict[str, list[str] | None]:
    before = spans_of(life)
    return {
        phase.value: [one.opens_at.isoformat(), one.closes_at.isoformat()] if one else None
        for phase in PLANNED
        if (one := spans.get(phase)) != before.get(phase)
    }


def _save(life: Life, spans: Spans) -> None:
    RoundPhase.objects.filter(round=life.round).exclude(phase__in=list(spans)).delete()
    for phase, span in spans.items():
        RoundPhase.objects.update_or_create(
            round=life.round,
            phase=phase.value,
            defaults={"opens_at": span.opens_at, "closes_at": span.closes_at},
        )
    # What goes on after all ends once more, and the record says so then.
    again = RoundPhase.objects.filter(round=life.round, closes_at__gt=life.now, closing_told=True)
    again.update(closing_told=False)
