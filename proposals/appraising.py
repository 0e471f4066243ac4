"""What an officer finds on a proposal: answers to its questions, and the outcome with its public reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.errors import RoundError
from members.models import Person
from proposals import letters, questions
from proposals.cases import own, take_outcome_back
from proposals.costing import check_accepted
from proposals.models import Answer, Appraisal, Outcome
from proposals.moving import record
from statute import clock

_PRESSED_TWICE = timedelta(minutes=1)


@dataclass(frozen=True)
class Found:
    """What was found on one question, by its id."""

    verdict: str
    words: str = ""


@transaction.atomic
def answer(*, appraisal: Appraisal, by: Person, found: Mapping[int, Found]) -> None:
    """Keep what was found on some of the questions; an outcome on other answers is taken back. Raises RoundError."""
    locked = own(appraisal, by)
    known = {one.question_id: Found(one.verdict, one.words) for one in locked.answers.all()}
    asked = {one.pk for one in questions.of_round(locked.proposal.round)}
    said = {pk: Found(one.verdict, one.words.strip()) for pk, one in found.items() if pk in asked}
    changed = {pk: one for pk, one in said.items() if known.get(pk) != one}
    for pk, one in changed.items():
        kept = {"verdict": one.verdict, "words": one.words}
        Answer.objects.update_or_create(appraisal=locked, question_id=pk, defaults=kept)
    if changed:
        take_outcome_back(locked, by)


@transaction.atomic
def decide(
    *, appraisal: Appraisal, by: Person, outcome: str, reason: str = "", reply: str = ""
) -> None:
    """The outcome, with its public reason, and the reply to the author. Raises RoundError for what is missing."""
    locked = own(appraisal, by)
    if _is_sent_again(locked, outcome, reason.strip()):
        return
    if outcome != Outcome.YES and not reason.strip():
        raise RoundError(_("Say why, for everybody to read."), "reason")
    asked = {one.pk for one in questions.of_round(locked.proposal.round)}
    if asked - set(locked.answers.values_list("question_id", flat=True)):
        raise RoundError(_("Answer every question first."))
    if outcome != Outcome.NO:
        check_accepted(locked)
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


def _is_sent_again(locked: Appraisal, outcome: str, reason: str) -> bool:
    """A button pressed twice writes to the author once."""
    decided = locked.decided_at
    just_now = decided is not None and clock.now() - decided < _PRESSED_TWICE
    return just_now and (locked.outcome, locked.reason) == (outcome, reason)
