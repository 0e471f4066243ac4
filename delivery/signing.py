"""Those who decide sign for themselves: they declare interests, vote line by line and sign the draft they read.

Nothing of it is on the public record before the decision is: the publication writes every vote and signature.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from delivery import letters
from delivery.changing import held_draft
from delivery.declaring import disqualified
from delivery.digests import digest_of
from delivery.errors import DeliveryError
from delivery.models import Decider, Decision, DecisionLine, LineVote, Signature, Vote
from delivery.ready import readiness
from delivery.signatories import theirs
from members.models import Person
from statute import clock

VOTES = (Vote.FOR, Vote.AGAINST, Vote.ABSTAINED)


@transaction.atomic
def ask_to_sign(*, decision: Decision) -> None:
    """Show the finished draft to those who decide. Raises DeliveryError while it lacks something."""
    draft = held_draft(decision)
    if not draft.is_signed:
        raise DeliveryError(_("This decision is written down from minutes: nobody signs it here."))
    if found := readiness(draft):
        raise DeliveryError(found[0])
    if Decision.objects.filter(pk=draft.pk, asked_at=None).update(asked_at=clock.now()):
        waiting = draft.deciders.filter(before_referral=False, vote=Vote.NONE)
        for one in waiting.select_related("councillor__person", "officer"):
            one.decision = draft
            letters.asked(one)


@transaction.atomic
def sign(
    *,
    decider: Decider,
    by: Person,
    digest: str,
    votes: Mapping[int, str],
    no_other_interest: bool,
    note: str = "",
) -> Signature:
    """`votes` by the line's id; `digest` is that of the draft they read. Raises DeliveryError, the field a line’s or the interests’."""
    draft, row = theirs(decider, by)
    _must_be_to_sign(draft, row)
    if digest != digest_of(draft):
        raise DeliveryError(_("The draft changed while you read it. Read it again, then sign."))
    if not no_other_interest:
        raise DeliveryError(
            _("Declare every interest you have, then confirm that there is no other."),
            "no_other_interest",
        )
    lines = list(draft.lines.select_related("project__option"))
    given = {one.pk: _vote_on(row, one, votes.get(one.pk, "")) for one in lines}
    made = Signature.objects.create(decider=row, digest=digest, no_other_interest=True)
    LineVote.objects.bulk_create(
        LineVote(decider=row, line=one, vote=given[one.pk], funded_pence=one.funded_pence)
        for one in lines
    )
    row.vote, row.note, row.cleared_at = _altogether(set(given.values())), note.strip(), None
    row.save(update_fields=["vote", "note", "cleared_at"])
    return made


@transaction.atomic
def take_back(*, decider: Decider, by: Person) -> None:
    """Withdraw a signature with its votes, as long as nothing is published. Raises DeliveryError."""
    _draft, row = theirs(decider, by)
    row.line_votes.all().delete()
    Signature.objects.filter(decider=row).delete()
    Decider.objects.filter(pk=row.pk).exclude(vote=Vote.ABSENT).update(vote=Vote.NONE, note="")


@transaction.atomic
def must_wait_for(*, decider: Decider, by: Person) -> None:
    """Raises DeliveryError where the draft does not wait for their signature, whatever they typed."""
    draft, row = theirs(decider, by)
    _must_be_to_sign(draft, row)


def _must_be_to_sign(draft: Decision, row: Decider) -> None:
    if not draft.is_signed or draft.asked_at is None:
        raise DeliveryError(
            _("An officer is changing the draft. It waits for you again after that.")
        )
    if hasattr(row, "signature"):
        raise DeliveryError(_("You have signed this already."))
    if row.vote == Vote.ABSENT:
        raise DeliveryError(
            _("It is written down that you take no part. Ask the officer to change that first.")
        )


def _vote_on(row: Decider, line: DecisionLine, vote: str) -> str:
    title, field = {"title": line.project.option.title}, f"vote_{line.pk}"
    if disqualified(row.interests.all(), line):
        if vote not in {"", Vote.ASIDE}:
            raise DeliveryError(
                _(
                    "You declared a disqualifying interest in “%(title)s”: you cannot vote on it (Localism Act 2011, section 31)."
                )
                % title,
                field,
            )
        return Vote.ASIDE
    if vote not in VOTES:
        raise DeliveryError(_("Say how you vote on “%(title)s”.") % title, field)
    return vote


def _altogether(votes: set[str]) -> str:
    """Their one vote, if it was the same on every line they had a vote on."""
    cast = votes - {Vote.ASIDE}
    if not cast:
        return Vote.ASIDE
    return cast.pop() if len(cast) == 1 else Vote.BY_LINE
