"""What a plan of a round's phases must keep to: each refusal says what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.translation import gettext as _

from ballots.models import BallotState
from budgets.errors import RoundError
from budgets.life.phases import Life
from budgets.models import Phase
from look import words


@dataclass(frozen=True)
class Span:
    """From `opens_at` until just before `closes_at`, both aware."""

    opens_at: datetime
    closes_at: datetime


Spans = Mapping[Phase, Span]


def check_round(life: Life, reason: str) -> None:
    if life.phase == Phase.CLOSED:
        raise RoundError(_("The round is closed: its dates stay as they were."))
    if life.round.published_at and not reason.strip():
        raise RoundError(_("The round is public. Say why its dates change."), "reason")


def check_order(life: Life, spans: Spans) -> None:
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


def check_begun(life: Life, phase: Phase, span: Span | None) -> None:
    row = life.planned.get(phase)
    if row is None:
        if span and life.round.published_at and span.opens_at < life.now and phase in _past(life):
            raise RoundError(_("The round is past that: it cannot be added."), phase.value)
        return
    if not life.is_due(phase):
        return
    if span is None or span.opens_at != row.opens_at:
        raise RoundError(_("It has begun: its beginning stays."), phase.value)
    is_over = row.closes_at <= life.now and not _may_go_on(life, phase)
    if is_over and span.closes_at != row.closes_at:
        raise RoundError(_("It is over: its dates stay."), phase.value)
    if span.closes_at != row.closes_at and span.closes_at <= life.now:
        raise RoundError(_("The end must lie in the future."), phase.value)


def _may_go_on(life: Life, phase: Phase) -> bool:
    """Officers alone work in an appraisal: what they did not manage in time they may finish while the vote is a draft."""
    return phase == Phase.APPRAISAL and life.round.ballot.state == BallotState.DRAFT


def _past(life: Life) -> set[Phase]:
    """The phases before the vote, once that is no draft any more."""
    if life.round.ballot.state == BallotState.DRAFT:
        return set()
    return {Phase.AGENDA, Phase.PROPOSALS, Phase.APPRAISAL}
