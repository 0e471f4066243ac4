"""An officer's case: taking it, answering its questions, costing it, and the outcome with its public reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import Phase
from budgets.policies import can_appraise
from look import words
from members.models import Person
from proposals import letters, questions
from proposals.models import (
    Answer,
    Appraisal,
    OnBallot,
    Outcome,
    Proposal,
    ProposalState,
    Variant,
)
from proposals.moving import record
from statute import clock


@dataclass(frozen=True)
class Costs:
    """One way to do it, in whole pence: what is spent once, each year for some years, and overheads on both."""

    name: str = ""
    capital_pence: int = 0
    yearly_pence: int = 0
    years: int = 0
    overheads_pence: int = 0
    accepted: bool = True

    @property
    def total_pence(self) -> int:
        return self.capital_pence + self.yearly_pence * self.years + self.overheads_pence


@dataclass(frozen=True)
class Found:
    """What was found on one question, by its id."""

    verdict: str
    words: str = ""


@transaction.atomic
def take(*, proposal: Proposal, by: Person) -> Appraisal:
    """Make a published proposal one's own case. Raises RoundError where it is somebody's already."""
    hold_open(proposal.round, Phase.APPRAISAL)
    if Proposal.objects.get(pk=proposal.pk).state != ProposalState.PUBLISHED:
        raise RoundError(_("Only a published proposal is appraised."))
    if Appraisal.objects.filter(proposal=proposal).exists():
        raise RoundError(_("It is a colleague’s case already."))
    questions.of_round(proposal.round)
    made = Appraisal.objects.create(proposal=proposal, officer=by)
    record(by.as_actor("officer"), "proposals.case-taken", proposal)
    return made


@transaction.atomic
def hand_over(*, appraisal: Appraisal, by: Person, to: Person, reason: str) -> None:
    """Give the case to a colleague. Its private notes stay with whoever had it, who may give leave to read them.

    Whoever has it may, and whoever runs the round (the view asks). Raises RoundError.
    """
    locked = _locked(appraisal)
    if not can_appraise(to, locked.proposal.round):
        raise RoundError(_("This colleague does not appraise this round’s proposals."), "email")
    if not reason.strip():
        raise RoundError(_("Give a reason. It is in the public record."), "reason")
    locked.officer = to
    locked.save(update_fields=["officer"])
    record(
        by.as_actor("officer"),
        "proposals.case-handed-over",
        locked.proposal,
        to=str(to.public_id),
        reason=reason.strip(),
    )


@transaction.atomic
def answer(*, appraisal: Appraisal, by: Person, found: Mapping[int, Found]) -> None:
    """Keep what was found on some of the questions. Raises RoundError."""
    locked = _own(appraisal, by)
    for question in questions.of_round(locked.proposal.round):
        if one := found.get(question.pk):
            Answer.objects.update_or_create(
                appraisal=locked,
                question=question,
                defaults={"verdict": one.verdict, "words": one.words.strip()},
            )


@transaction.atomic
def cost(*, appraisal: Appraisal, by: Person, variants: Sequence[Costs]) -> None:
    """The full cost of each way to do it, in place of what was there. Raises RoundError."""
    locked = _own(appraisal, by)
    _check_not_on_ballot(locked)
    if not variants:
        raise RoundError(_("Give the cost of at least one way to do it."))
    names = [one.name.strip().casefold() for one in variants]
    if len(set(names)) < len(names) or (len(names) > 1 and "" in names):
        raise RoundError(_("Where there are several variants, each needs a name of its own."))
    for one in variants:
        _check_costs(one)
    locked.variants.all().delete()
    for one in variants:
        Variant.objects.create(
            appraisal=locked,
            name=one.name.strip(),
            capital_pence=one.capital_pence,
            yearly_pence=one.yearly_pence,
            years=one.years,
            overheads_pence=one.overheads_pence,
            accepted=one.accepted,
        )


@transaction.atomic
def decide(
    *, appraisal: Appraisal, by: Person, outcome: str, reason: str = "", reply: str = ""
) -> None:
    """The outcome, with its public reason, and the reply to the author. Raises RoundError for what is missing."""
    locked = _own(appraisal, by)
    _check_not_on_ballot(locked)
    if outcome != Outcome.YES and not reason.strip():
        raise RoundError(_("Say why, for everybody to read."), "reason")
    asked = {one.pk for one in questions.of_round(locked.proposal.round)}
    if asked - set(locked.answers.values_list("question_id", flat=True)):
        raise RoundError(_("Answer every question first."))
    if outcome != Outcome.NO:
        _check_accepted(locked)
    locked.outcome, locked.reason = outcome, reason.strip()
    locked.decided_at, locked.decided_by = clock.now(), by
    locked.save(update_fields=["outcome", "reason", "decided_at", "decided_by"])
    letters.appraised(locked, reply.strip())
    record(
        by.as_actor("officer"),
        "proposals.appraised",
        locked.proposal,
        outcome=outcome,
        reason=locked.reason,
        variants=[[one.name, one.total_pence] for one in locked.variants.all()],
    )


def _check_costs(one: Costs) -> None:
    if min(one.capital_pence, one.yearly_pence, one.years, one.overheads_pence) < 0:
        raise RoundError(_("A cost cannot be less than nothing."))
    if one.total_pence <= 0:
        raise RoundError(_("The cost must be more than nothing."))


def _check_accepted(locked: Appraisal) -> None:
    pot = locked.proposal.round.ballot.pot
    accepted = [one for one in locked.variants.all() if one.accepted]
    if not accepted:
        raise RoundError(_("Cost at least one variant that can go on the ballot, or say no."))
    for one in accepted:
        if one.total_pence > pot:
            facts = {"cost": words.pounds(one.total_pence), "pot": words.pounds(pot)}
            raise RoundError(
                _(
                    "A variant costs %(cost)s and there is %(pot)s in all. Do not accept that one, or say no."
                )
                % facts
            )


def _check_not_on_ballot(locked: Appraisal) -> None:
    if OnBallot.objects.filter(proposal=locked.proposal).exists():
        raise RoundError(_("It is on the ballot: take it off there first."))


def _own(appraisal: Appraisal, by: Person) -> Appraisal:
    hold_open(appraisal.proposal.round, Phase.APPRAISAL)
    locked = _locked(appraisal)
    if locked.officer_id != by.pk:
        raise RoundError(_("This is a colleague’s case. They can hand it over to you."))
    return locked


def _locked(appraisal: Appraisal) -> Appraisal:
    rows = Appraisal.objects.select_for_update(of=("self",))
    return rows.select_related("proposal__round__ballot", "officer").get(pk=appraisal.pk)
