"""The two ends of a round's public life: from when anyone may see it, and when all is told."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ballots.models import BallotState
from budgets.errors import RoundError
from budgets.life.closing import require_settled
from budgets.life.phases import life_of
from budgets.models import BEFORE_THE_BALLOT, BudgetRound, Phase
from members.models import Person
from record import entries
from record.entries import Subject
from statute import clock


@transaction.atomic
def publish(*, budget_round: BudgetRound, by: Person) -> None:
    """Show the round to everybody before its vote is ready. Raises RoundError without a phase before the vote."""
    locked = _locked(budget_round)
    if locked.published_at:
        raise RoundError(_("The round is public already."))
    if locked.ballot.state != BallotState.DRAFT:
        raise RoundError(_("Its vote is public, so the round is too."))
    now = clock.now()
    _check_phases(locked, now)
    locked.published_at = now
    locked.save(update_fields=["published_at"])
    _record(locked.as_subject(), by, "budgets.round-published")


def _check_phases(budget_round: BudgetRound, now: datetime) -> None:
    """Something comes before the vote, and nothing of it is over before anybody could have seen it."""
    ahead = list(budget_round.phases.filter(phase__in=BEFORE_THE_BALLOT))
    if not ahead:
        raise RoundError(
            _("Plan the agenda or the proposals first. A round that is only a vote is scheduled.")
        )
    for row in ahead:
        if row.closes_at <= now:
            raise RoundError(
                _(
                    "The phase “%(phase)s” is over by its dates, and nobody has seen it. Change the dates first."
                )
                % {"phase": Phase(row.phase).label}
            )


@transaction.atomic
def close_round(*, budget_round: BudgetRound, by: Person, closing_words: str) -> None:
    """End the round for good, with the last words on it. Raises RoundError before its decision is made.

    A round that is only a vote closes with its declaration, and needs no verb.
    """
    locked = _locked(budget_round)
    life = life_of(locked, clock.now())
    if life.phase not in {Phase.DELIVERY, Phase.EVALUATION}:
        raise RoundError(_("Only a round that is being delivered or evaluated can be closed."))
    if not closing_words.strip():
        raise RoundError(_("Say how the round ended. It is published."), "closing_words")
    require_settled(locked)
    locked.closed_at, locked.closing_words = clock.now(), closing_words.strip()
    locked.save(update_fields=["closed_at", "closing_words"])
    payload = {"words": locked.closing_words}
    _record(locked.as_subject(), by, "budgets.round-closed", payload)


def _locked(budget_round: BudgetRound) -> BudgetRound:
    rounds = BudgetRound.objects.select_for_update(of=("self",)).select_related("ballot")
    return rounds.get(pk=budget_round.pk)


def _record(about: Subject, by: Person, action: str, payload: dict[str, str] | None = None) -> None:
    entries.write(actor=by.as_actor("officer"), action=action, subject=about, payload=payload)
