"""What every move of a proposal shares: locking it, refusing what the table of moves has not, and the record."""

from typing import Any

from django.utils.translation import gettext as _

from budgets.errors import RoundError
from budgets.models import BudgetRound
from proposals.models import Proposal, ProposalState, may_move
from record import entries
from record.entries import Actor


def locked_for(proposal: Proposal, target: ProposalState) -> Proposal:
    """The proposal, locked until the transaction ends. Raises RoundError where it cannot become `target`.

    Its round is locked before it, as everywhere: numbers are given, and people support, one after the other.
    """
    BudgetRound.objects.select_for_update(no_key=True).get(pk=proposal.round_id)
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("round__ballot")
    locked = rows.get(pk=proposal.pk)
    if not may_move(locked.state, target):
        raise RoundError(
            _("Number %(number)s is “%(state)s”: that cannot be done with it now.")
            % {"number": locked.number, "state": locked.get_state_display()}
        )
    return locked


def record(by: Actor, action: str, proposal: Proposal, **facts: Any) -> None:
    """Numbers and reasons alone: what people wrote could name somebody, and the record is for ever."""
    entries.write(
        actor=by,
        action=action,
        subject=proposal.round.as_subject(),
        payload={"number": proposal.number, **facts},
    )
