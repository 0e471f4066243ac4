"""Whose case an appraisal is: taking one, handing it over, and holding one's own while it is worked on."""

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.participants import Participant
from budgets.errors import RoundError
from budgets.life.taking_part import hold_open
from budgets.models import Phase
from budgets.policies import can_appraise
from members.models import Person
from proposals import questions
from proposals.models import Appraisal, OnBallot, Proposal, ProposalState
from proposals.moving import record


@transaction.atomic
def take(*, proposal: Proposal, by: Person) -> Appraisal:
    """Make a published proposal one's own case. Raises RoundError where it is somebody's already, or one's own proposal."""
    hold_open(proposal.round, Phase.APPRAISAL)
    if Proposal.objects.get(pk=proposal.pk).state != ProposalState.PUBLISHED:
        raise RoundError(_("Only a published proposal is appraised."))
    if Appraisal.objects.filter(proposal=proposal).exists():
        raise RoundError(_("It is a colleague’s case already."))
    if _proposed_it(by, proposal):
        raise RoundError(_("You proposed this yourself: a colleague appraises it."))
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
    if to.pk == locked.officer_id:
        raise RoundError(_("It is this colleague’s case already."), "email")
    if _proposed_it(to, locked.proposal):
        raise RoundError(_("This colleague proposed it: somebody else appraises it."), "email")
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


def own(appraisal: Appraisal, by: Person) -> Appraisal:
    """One's own case, locked with its proposal until the transaction ends. Raises RoundError where it cannot be changed."""
    hold_open(appraisal.proposal.round, Phase.APPRAISAL)
    locked = _locked(appraisal)
    if locked.officer_id != by.pk:
        raise RoundError(_("This is a colleague’s case. They can hand it over to you."))
    if locked.proposal.state != ProposalState.PUBLISHED:
        raise RoundError(
            _("The proposal is “%(state)s”: there is nothing to appraise any more.")
            % {"state": locked.proposal.get_state_display()}
        )
    if OnBallot.objects.filter(proposal=locked.proposal).exists():
        raise RoundError(_("It is on the ballot: take it off there first."))
    return locked


def take_outcome_back(locked: Appraisal, by: Person) -> None:
    """What an outcome rests on has changed: nothing is decided until it is decided anew."""
    if not locked.outcome:
        return
    former = locked.outcome
    locked.outcome = locked.reason = ""
    locked.decided_at = locked.decided_by = None
    locked.save(update_fields=["outcome", "reason", "decided_at", "decided_by"])
    record(by.as_actor("officer"), "proposals.outcome-taken-back", locked.proposal, outcome=former)


def _proposed_it(person: Person, proposal: Proposal) -> bool:
    return Participant(person.email).is_author(proposal.author_key, proposal.round)


def _locked(appraisal: Appraisal) -> Appraisal:
    rows = Appraisal.objects.select_for_update(of=("self", "proposal"))
    return rows.select_related("proposal__round__ballot", "officer").get(pk=appraisal.pk)
