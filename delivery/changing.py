"""Changing a draft: what was signed is signed no more where the draft then says something else."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import F
from django.utils.translation import gettext as _

from budgets.models import BudgetRound
from delivery import letters
from delivery.digests import digest_of
from delivery.errors import DeliveryError
from delivery.models import Decider, Decision, LineVote, Signature, Vote
from statute import clock


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


@contextmanager
def changing(decision: Decision) -> Iterator[Decision]:
    """The draft, locked, to be changed within a transaction. Raises DeliveryError for what is no draft any more."""
    draft = held_draft(decision)
    before, was_signed = digest_of(draft), draft.is_signed
    yield draft
    if was_signed and digest_of(draft) != before:
        clear(draft)


def clear(draft: Decision) -> None:
    """Take the draft back from those who were asked, with every vote and signature given on it. They are told why."""
    asked = draft.deciders.filter(before_referral=False)
    signed = Signature.objects.filter(decider__in=asked)
    for one in asked.filter(signature__in=signed).select_related("councillor__person", "officer"):
        one.decision = draft
        letters.cleared(one)
    asked.filter(signature__in=signed).update(cleared_at=clock.now())
    LineVote.objects.filter(decider__in=asked).delete()
    signed.delete()
    asked.update(vote=Vote.NONE, note="")
    Decision.objects.filter(pk=draft.pk).update(asked_at=None)
    draft.asked_at = None


def cleared(draft: Decision) -> list[Decider]:
    """Those whose signature no longer counts, because the draft was changed after it."""
    asked = draft.deciders.filter(before_referral=False, signature=None)
    return list(asked.exclude(cleared_at=None).order_by(F("name")))
