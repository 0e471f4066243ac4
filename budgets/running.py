"""Moves of a round that need more than its ballot's own rules: the rest go straight to the ballots room."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ballots import opening, scheduling
from ballots.models import Ballot, BallotState, RollKind
from budgets import readiness
from budgets.errors import RoundError
from budgets.life.phases import life_of
from budgets.models import BEFORE_THE_BALLOT, BudgetRound, Phase
from look import words
from members.models import Person
from record import entries
from statute import clock


@transaction.atomic
def schedule_round(*, budget_round: BudgetRound, by: Person) -> None:
    """Let the round open by itself at its hour. Raises RoundError or BallotError with what is missing."""
    Ballot.objects.select_for_update().get(pk=budget_round.ballot_id)
    if waiting := readiness.missing(budget_round):
        raise RoundError(
            ngettext(
                "%(count)d item of the checklist is not done yet.",
                "%(count)d items of the checklist are not done yet.",
                len(waiting),
            )
            % {"count": len(waiting)}
        )
    if (
        budget_round.ballot.roll.kind == RollKind.FROZEN
        and not budget_round.ballot.entries.exists()
    ):
        raise RoundError(_("The roll is empty: nobody could vote. Import the register first."))
    scheduling.schedule(budget_round.ballot, by)


def _check_nothing_runs(budget_round: BudgetRound) -> None:
    """Nobody votes on a list that others still add to."""
    life = life_of(budget_round, clock.now())
    ahead = [row for phase, row in life.planned.items() if phase in BEFORE_THE_BALLOT]
    unfinished = [row for row in ahead if row.closes_at > life.now]
    if unfinished:
        last = max(unfinished, key=lambda row: row.closes_at)
        raise RoundError(
            _("The phase “%(phase)s” ends only at %(moment)s. Change the dates first.")
            % {"phase": Phase(last.phase).label, "moment": words.moment(last.closes_at)}
        )


@transaction.atomic
def open_now(*, budget_round: BudgetRound, by: Person) -> None:
    """Open a scheduled round before its hour: its opening time becomes now, on the record."""
    ballot = Ballot.objects.select_for_update().get(pk=budget_round.ballot_id)
    if ballot.state != BallotState.SCHEDULED:
        raise RoundError(_("Only a scheduled round can be opened."))
    now = clock.now()
    _check_nothing_runs(budget_round)
    if ballot.opens_at > now:
        planned, ballot.opens_at = ballot.opens_at, now
        ballot.save(update_fields=["opens_at"])
        entries.write(
            actor=by.as_actor("officer"),
            action="budgets.opening-brought-forward",
            subject=budget_round.as_subject(),
            payload={"from": planned.isoformat(), "to": now.isoformat()},
        )
    opening.open_ballot(ballot.pk)
    budget_round.ballot.refresh_from_db()
