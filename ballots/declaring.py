"""The returning officer's declaration: the moment a result becomes public."""

from typing import Any

from ballots import signals
from ballots.models import Ballot, BallotState, Declaration
from ballots.moving import alone_with, check_move, move, must_say_why
from ballots.turnout import turnout
from members.models import Person


def declare(ballot: Ballot, by: Person, statement: str = "") -> Declaration:
    """Declare a counted ballot. Raises NotAllowedNow in any other state."""
    with alone_with(ballot.pk) as locked:
        check_move(locked, BallotState.DECLARED)
        found = turnout(locked)
        declaration = Declaration.objects.create(
            ballot=locked,
            declared_by=by,
            roll_size=found.entries,
            papers=locked.papers.count(),
            turnout=found.as_dict(),
            statement=statement.strip(),
        )
        outcome = locked.counts.get(main=True).outcome
        move(
            locked,
            BallotState.DECLARED,
            actor=by.as_actor("returning officer"),
            action="ballots.declared",
            payload=facts(declaration, outcome),
        )
        signals.send_on_commit(signals.declared, ballot.pk)
    ballot.refresh_from_db()
    return declaration


def facts(declaration: Declaration, outcome: dict[str, Any]) -> dict[str, Any]:
    """What the record keeps of a declaration: every figure and word that its page shows."""
    return {
        "selected": outcome["selected"],
        "spent_pence": outcome["spent"],
        "papers": declaration.papers,
        "roll_size": declaration.roll_size,
        "turnout": declaration.turnout,
        "statement": declaration.statement,
    }


def supersede(ballot: Ballot, by: Person, reason: str) -> None:
    """Mark a declared result as replaced by a later one. It stays published, with the reason."""
    why = must_say_why(reason)
    with alone_with(ballot.pk) as locked:
        move(
            locked,
            BallotState.SUPERSEDED,
            actor=by.as_actor("returning officer"),
            action="ballots.superseded",
            payload={"reason": why},
        )
        signals.send_on_commit(signals.superseded, ballot.pk)
    ballot.refresh_from_db()
