"""The draft of a decision: begun after the declaration, written in parts, seen by officers alone.

Nothing of a draft is on the public record: it would tell what is decided before it is. The publication writes all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from budgets.life.phases import life_of
from budgets.models import BudgetRound, Phase, Project
from delivery.errors import DeliveryError
from delivery.models import Decision, DecisionLine, DecisionState, Outcome, Power, Rule
from delivery.models.power import Maker
from delivery.residents import chosen_pence
from members.models import Person
from statute import clock


@dataclass(frozen=True)
class Basis:
    """Under which power, by which rule, when and in which words it was decided."""

    power: Power
    rule: str
    made_on: date
    minute: str = ""
    statement: str = ""
    alternatives: str = ""


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
def set_basis(*, decision: Decision, basis: Basis) -> None:
    """Raises DeliveryError, also where the rule would change after votes are written down.

    Ward members who could not agree refer it to the cabinet by choosing its power: their votes stay on show.
    """
    draft = held_draft(decision)
    _check_rule(draft, basis)
    if _is_referred(draft, basis):
        draft.deciders.update(before_referral=True)
    draft.power, draft.rule, draft.made_on = basis.power, basis.rule, basis.made_on
    draft.minute, draft.statement = basis.minute.strip(), basis.statement.strip()
    draft.alternatives = basis.alternatives.strip()
    draft.save()


@transaction.atomic
def decide_projects(*, decision: Decision, choices: Sequence[Choice]) -> None:
    """Set what is decided on the projects named. A departure needs a reason. Raises DeliveryError."""
    draft = held_draft(decision)
    chosen = chosen_pence(draft.round)
    for one in choices:
        if one.funded_pence != chosen.get(one.project.pk) and not one.reason.strip():
            raise DeliveryError(
                _("Say in public why “%(project)s” is decided otherwise than residents did.")
                % {"project": one.project.option.title},
                f"reason_{one.project.pk}",
            )
        DecisionLine.objects.update_or_create(
            decision=draft,
            project=one.project,
            defaults={
                "residents_pence": chosen[one.project.pk],
                "funded_pence": one.funded_pence,
                "reason": one.reason.strip() if one.funded_pence != chosen[one.project.pk] else "",
            },
        )


@transaction.atomic
def discard(*, decision: Decision) -> None:
    """Throw a draft away, with all that hangs on it. Raises DeliveryError."""
    held_draft(decision).delete()


def held(budget_round: BudgetRound) -> BudgetRound:
    """The round with its ballot, locked: of all that is done to its decision, one thing at a time."""
    rounds = BudgetRound.objects.select_for_update(of=("self",)).select_related("ballot")
    return rounds.get(pk=budget_round.pk)


def held_draft(decision: Decision) -> Decision:
    """Raises DeliveryError for what is no draft any more."""
    held(decision.round)
    draft = Decision.objects.filter(pk=decision.pk).select_related("round__ballot", "power").first()
    if draft is None or not draft.is_draft:
        raise DeliveryError(_("This decision is published. It cannot change any more."))
    return draft


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


def _check_rule(draft: Decision, basis: Basis) -> None:
    fitting = RULES[Maker(basis.power.maker)]
    if basis.rule not in fitting:
        labels = " / ".join(str(Rule(one).label) for one in fitting)
        raise DeliveryError(
            _("Under this power one of these rules holds: %(rules)s.") % {"rules": labels}, "rule"
        )
    if basis.made_on > clock.now().date():
        raise DeliveryError(_("The day of the decision must be today or earlier."), "made_on")
    voted = draft.deciders.filter(before_referral=False).exists()
    if draft.rule != basis.rule and voted and not _is_referred(draft, basis):
        raise DeliveryError(
            _("Votes are written down. The rule cannot change after people voted by it."), "rule"
        )


def _is_referred(draft: Decision, basis: Basis) -> bool:
    return draft.rule == Rule.REFER and basis.power.maker == Maker.CABINET


# A stated rule for every kind of decision-maker.
RULES = {
    Maker.MEMBER: (Rule.SOLE, Rule.MAJORITY, Rule.LEAD, Rule.REFER),
    Maker.CABINET: (Rule.SOLE, Rule.MAJORITY),
    Maker.COMMITTEE: (Rule.MAJORITY,),
    Maker.OFFICER: (Rule.SOLE,),
}
