"""The draft of a decision: begun after the declaration, written in parts, seen by officers and by those who are asked to sign it.

Nothing of a draft is on the public record: it would tell what is decided before it is. The publication writes all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from budgets.life.phases import life_of
from budgets.models import BudgetRound, Phase, Project
from delivery.changing import changing, held, held_draft
from delivery.errors import DeliveryError
from delivery.models import (
    Decision,
    DecisionLine,
    DecisionState,
    Outcome,
)
from delivery.residents import chosen_pence
from members.models import Person
from statute import clock


@dataclass(frozen=True)
class Choice:
    """What is decided on one project; 0 pence is not funded."""

    project: Project
    funded_pence: int
    reason: str = ""


@transaction.atomic
def begin(*, budget_round: BudgetRound, by: Person) -> Decision:
    """The draft that follows the declared result, every line as residents decided; the one there is, if begun already.

    After scrutiny referred a decision back, the draft of its next version, with the lines as they were. Raises DeliveryError.
    """
    locked = held(budget_round)
    if there := locked.decisions.filter(state=DecisionState.DRAFT).first():
        return there
    _check_may_begin(locked)
    last = locked.decisions.aggregate(last=Max("version"))["last"] or 0
    made = Decision.objects.create(round=locked, version=last + 1, begun_by=by)
    DecisionLine.objects.bulk_create(_first_lines(made))
    return made


@transaction.atomic
def decide_projects(*, decision: Decision, choices: Sequence[Choice]) -> None:
    """Set what is decided on the projects named. A departure needs a reason. Raises DeliveryError."""
    with changing(decision) as draft:
        chosen = chosen_pence(draft.round)
        for one in choices:
            _decide(draft, one, chosen.get(one.project.pk))


def _decide(draft: Decision, one: Choice, chosen: int | None) -> None:
    departs = one.funded_pence != chosen
    if chosen is None or (departs and not one.reason.strip()):
        raise DeliveryError(
            _("Say in public why “%(project)s” is decided otherwise than residents did.")
            % {"project": one.project.option.title},
            f"reason_{one.project.pk}",
        )
    DecisionLine.objects.update_or_create(
        decision=draft,
        project=one.project,
        defaults={
            "residents_pence": chosen,
            "funded_pence": one.funded_pence,
            "reason": one.reason.strip() if departs else "",
        },
    )


@transaction.atomic
def discard(*, decision: Decision) -> None:
    """Throw a draft away, with all that hangs on it. Raises DeliveryError."""
    held_draft(decision).delete()


def _check_may_begin(budget_round: BudgetRound) -> None:
    standing = budget_round.decisions.standing().select_related("call_in").first()
    if standing is not None:
        call_in = getattr(standing, "call_in", None)
        if call_in is None or call_in.outcome != Outcome.REFERRED:
            raise DeliveryError(_("The result is decided. A new decision follows only a referral."))
        return
    phase = life_of(budget_round, clock.now()).phase
    if phase != Phase.DECISION:
        raise DeliveryError(
            _("The round is in the phase “%(phase)s”. A result is decided on after it is declared.")
            % {"phase": phase.label}
        )


def _first_lines(made: Decision) -> list[DecisionLine]:
    chosen = chosen_pence(made.round)
    before = made.round.decisions.exclude(pk=made.pk).first()
    kept = {one.project_id: one for one in before.lines.all()} if before else {}
    return [
        DecisionLine(
            decision=made,
            project_id=pk,
            residents_pence=pence,
            funded_pence=kept[pk].funded_pence if pk in kept else pence,
            reason=kept[pk].reason if pk in kept else "",
        )
        for pk, pence in chosen.items()
    ]
