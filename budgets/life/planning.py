"""When a round's phases begin and end: one verb for planning them, and the short plan of a micro-round."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from ballots.models import BallotState
from budgets.errors import RoundError
from budgets.life.phases import Life, life_of
from budgets.models import PLANNED, BudgetRound, Phase, RoundPhase
from look import words
from members.models import Person
from record import entries
from statute import clock


@dataclass(frozen=True)
class Span:
    """From `opens_at` until just before `closes_at`, both aware."""

    opens_at: datetime
    closes_at: datetime


Spans = Mapping[Phase, Span]


@transaction.atomic
def plan(*, budget_round: BudgetRound, by: Person, spans: Spans, reason: str = "") -> None:
    """Set the dates of all planned phases; one that is left out is taken off the plan.

    A phase that has begun keeps its beginning, and one that is over stays as it was. Once the round is published, a
    change needs a public reason. Raises RoundError.
    """
    locked = BudgetRound.objects.select_for_update(of=("self",)).select_related("ballot")
    life = life_of(locked.get(pk=budget_round.pk), clock.now())
    _check_round(life, reason)
    _check_order(life, spans)
    for phase in PLANNED:
        _check_begun(life, phase, spans.get(phase))
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
        _check_order(life, spans_of(life))


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


def _check_round(life: Life, reason: str) -> None:
    if life.phase == Phase.CLOSED:
        raise RoundError(_("The round is closed: its dates stay as they were."))
    if life.round.published_at and not reason.strip():
        raise RoundError(_("The round is public. Say why its dates change."), "reason")


def _check_order(life: Life, spans: Spans) -> None:
    """Phases follow each other, with the vote between appraisal and decision; gaps are allowed."""
    ballot = life.round.ballot
    everything = {**spans, Phase.BALLOT: Span(ballot.opens_at, ballot.closes_at)}
    line = [(one, everything[one]) for one in Phase if one in everything]
    for phase, span in line:
        if span.closes_at <= span.opens_at:
            raise RoundError(_("It must end after it begins."), phase.value)
    for (former, before), (phase, span) in pairwise(line):
        if span.opens_at < before.closes_at:
            field = phase.value if phase != Phase.BALLOT else former.value
            raise RoundError(
                _("%(later)s cannot begin before %(earlier)s ends, at %(moment)s.")
                % {
                    "later": phase.label,
                    "earlier": str(former.label).lower(),
                    "moment": words.moment(before.closes_at),
                },
                field,
            )


def _check_begun(life: Life, phase: Phase, span: Span | None) -> None:
    row = life.planned.get(phase)
    if row is None:
        if span and life.round.published_at and span.opens_at < life.now and phase in _past(life):
            raise RoundError(_("The round is past that: it cannot be added."), phase.value)
        return
    if not life.is_due(phase):
        return
    if span is None or span.opens_at != row.opens_at:
        raise RoundError(_("It has begun: its beginning stays."), phase.value)
    if row.closes_at <= life.now and span.closes_at != row.closes_at:
        raise RoundError(_("It is over: its dates stay."), phase.value)
    if span.closes_at != row.closes_at and span.closes_at <= life.now:
        raise RoundError(_("The end must lie in the future."), phase.value)


def _past(life: Life) -> set[Phase]:
    """The phases before the vote, once that is no draft any more."""
    if life.round.ballot.state == BallotState.DRAFT:
        return set()
    return {Phase.AGENDA, Phase.PROPOSALS, Phase.APPRAISAL}


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
