"""Who decides, how each of them voted, and the interests they declared: written into the draft of a decision."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.models import Project
from delivery import letters
from delivery.changing import changing, held_draft
from delivery.errors import DeliveryError
from delivery.models import Decider, Decision, Interest, Vote

# What minutes may say of somebody.
BY_MEETING = {Vote.FOR, Vote.AGAINST, Vote.ABSTAINED, Vote.ABSENT, Vote.ASIDE}


@dataclass(frozen=True)
class Voter:
    """Somebody who decides: name and office as the public reads them, and how they voted."""

    name: str
    office: str
    vote: str
    lead: bool = False
    note: str = ""


@transaction.atomic
def record_vote(*, decision: Decision, voter: Voter, decider: Decider | None = None) -> Decider:
    """Write down from minutes a decider and their vote, or change what is written of `decider`. Raises DeliveryError."""
    draft = _of_a_meeting(decision)
    if decider and decider.before_referral:
        raise DeliveryError(_("How they voted before it was referred stays on show."))
    check_free(draft, voter.name, voter.lead, decider)
    if voter.vote not in BY_MEETING:
        raise DeliveryError(_("Say how they voted."), "vote")
    if decider and _disqualified(decider) and voter.vote != Vote.ASIDE:
        raise DeliveryError(
            _("%(name)s declared a disqualifying interest and cannot decide.")
            % {"name": decider.name},
            "vote",
        )
    row = decider or Decider(decision=draft)
    if row.name != voter.name.strip():
        # An account signs in its own name alone, should the draft be signed after all.
        row.councillor = row.officer = None
    row.name, row.office, row.note = voter.name.strip(), voter.office.strip(), voter.note.strip()
    row.vote, row.lead = voter.vote, voter.lead
    row.save()
    return row


def check_free(draft: Decision, name: str, lead: bool, decider: Decider | None = None) -> None:
    """Raises DeliveryError where the name is on the list already, or it has a lead member already."""
    others = draft.deciders.filter(before_referral=False)
    if decider:
        others = others.exclude(pk=decider.pk)
    if others.filter(name__iexact=name.strip()).exists():
        raise DeliveryError(_("This person is on the list already."), "name")
    if lead and others.filter(lead=True).exists():
        raise DeliveryError(_("There is one lead member, and somebody else is marked."), "lead")


@transaction.atomic
def take_off(*, decision: Decision, decider: Decider) -> None:
    """Whoever was asked to sign is told. Raises DeliveryError once the decision is published, and for who voted before a referral."""
    if decider.before_referral:
        raise DeliveryError(_("How they voted before it was referred stays on show."))
    with changing(decision) as draft:
        if draft.asked_at or decider.cleared_at:
            letters.taken_off(decider)
        decider.delete()


@transaction.atomic
def declare_interest(
    *,
    decider: Decider,
    about: str,
    disqualifying: bool,
    body: str = "",
    project: Project | None = None,
) -> Interest:
    """Write down an interest from minutes. Whoever has a disqualifying one stands aside from then on. Raises DeliveryError."""
    _of_a_meeting(decider.decision)
    made = Interest.objects.create(
        decider=decider,
        about=about.strip(),
        body=" ".join(body.split()),
        project=project,
        disqualifying=disqualifying,
    )
    if disqualifying:
        Decider.objects.filter(pk=decider.pk).update(vote=Vote.ASIDE)
    return made


@transaction.atomic
def strike_interest(*, interest: Interest) -> None:
    """Take out what was written by mistake. Raises DeliveryError once the decision is published."""
    _of_a_meeting(interest.decider.decision)
    interest.delete()


def _of_a_meeting(decision: Decision) -> Decision:
    """Raises DeliveryError where those who decide sign in: nobody votes or declares for them."""
    draft = held_draft(decision)
    if draft.is_signed:
        raise DeliveryError(
            _("Those who decide sign in, vote and declare their interests themselves.")
        )
    return draft


def _disqualified(decider: Decider) -> bool:
    return decider.interests.filter(disqualifying=True).exists()
