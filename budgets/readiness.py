"""The checklist of a real round: four items, each with its evidence, before it can be scheduled."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from ballots.models import Ballot, BallotState
from budgets.errors import RoundError
from budgets.models import BudgetRound, Readiness, ReadinessCode
from members.models import Person
from record import entries


@dataclass(frozen=True)
class Item:
    """One line of the checklist; `done` is None while it waits."""

    code: ReadinessCode
    done: Readiness | None


def checklist(budget_round: BudgetRound) -> list[Item]:
    rows = budget_round.readiness.select_related("done_by")
    done = {row.code: row for row in rows}
    return [Item(code, done.get(code)) for code in ReadinessCode]


def missing(budget_round: BudgetRound) -> list[ReadinessCode]:
    """The items still to do; none for a demonstration."""
    if budget_round.demonstration:
        return []
    done = set(budget_round.readiness.values_list("code", flat=True))
    return [code for code in ReadinessCode if code not in done]


@transaction.atomic
def complete(*, budget_round: BudgetRound, by: Person, code: str, evidence: str) -> Readiness:
    """Note that an item is done, and how one can see it; done again, the newer evidence stands.

    Raises RoundError once the round is past its draft, for an unknown item and for no evidence.
    """
    ballot = Ballot.objects.select_for_update().get(pk=budget_round.ballot_id)
    if ballot.state != BallotState.DRAFT:
        raise RoundError(_("The checklist is closed: the round is past its draft."))
    if code not in ReadinessCode.values:
        raise RoundError(_("There is no such item on the checklist."), "code")
    if not evidence.strip():
        raise RoundError(
            _("Say where the evidence is: a reference, a link, a name and a date."), "evidence"
        )
    item, _made = Readiness.objects.update_or_create(
        round=budget_round, code=code, defaults={"evidence": evidence.strip(), "done_by": by}
    )
    entries.write(
        actor=by.as_actor("officer"),
        action="budgets.readiness-completed",
        subject=budget_round.as_subject(),
        payload={"item": code, "evidence": item.evidence},
    )
    return item
