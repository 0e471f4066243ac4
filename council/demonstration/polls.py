"""Votes of members: papers cast through the casting function with posted codes, as a letter would bring them."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from ballots import closing, opening, tasks
from ballots.answers import Answer
from ballots.casting import PostedCode, cast, form_token
from ballots.codes import issue_codes
from ballots.models import Ballot, RollEntry
from council.demonstration import wording
from governance.declaring import declare
from members.models import Person
from record.entries import SYSTEM
from statute import clock

Marks = Callable[[random.Random, RollEntry], list[int]]
PROOFS = ("sign-in", "posted-code")


def record_day() -> date:
    """Today in universal time: never after the day on which a vote opens."""
    return clock.now().date()


def vote(ballot: Ballot, officer: Person, papers: Mapping[str, int], marks: Marks) -> None:
    """Open the ballot and cast so many `papers` of each class; the demonstration’s own people keep their vote for themselves."""
    chance = random.Random(ballot.question)  # noqa: S311 -- invented tastes, the same each time
    issued = [one for one in issue_codes(ballot, officer) if not _is_kept(one[0])]
    chance.shuffle(issued)
    opening.open_ballot(ballot.pk)
    ballot.refresh_from_db()
    left = dict(papers)
    for entry, code in issued:
        if left.get(entry.stratum, 0) > 0:
            left[entry.stratum] -= 1
            cast(
                ballot=ballot,
                voter=PostedCode(code),
                marks=marks(chance, entry),
                form_token=form_token(),
            )


def _is_kept(entry: RollEntry) -> bool:
    return entry.holder is not None and entry.holder.email.endswith("@demonstration.example")


def finish(ballot: Ballot, returning: Person) -> None:
    """Close, part, count and declare; what follows in the organisation follows."""
    closing.end_early(ballot.pk, SYSTEM, _("The demonstration’s voting was ended."))
    tasks.reconcile_and_count(ballot.pk, "returning officer", str(returning.public_id))
    ballot.refresh_from_db()
    declare(ballot, returning, wording.STATEMENT)


def ranked(appeals: Sequence[float]) -> Marks:
    """Papers in order of preference: what many like comes early on most, and most stop before the last candidate.

    Candidates of even and of odd numbers are liked together, so that transfers go somewhere.
    """

    def marks(chance: random.Random, _entry: RollEntry) -> list[int]:
        camp, length = chance.choice([True, False]), max(1, round(chance.gauss(3.4, 1.6)))
        liking = {
            number: appeal + 0.35 * ((number % 2 == 0) == camp) + chance.gauss(0, 0.4)
            for number, appeal in enumerate(appeals, start=1)
        }
        return sorted(liking, key=lambda number: -liking[number])[:length]

    return marks


def answered(in_favour: Mapping[str, float], abstaining: float = 0.04) -> Marks:
    """Answers to a resolution: the part of each class that is in favour."""

    def marks(chance: random.Random, entry: RollEntry) -> list[int]:
        if chance.random() < abstaining:
            return [Answer.ABSTAIN]
        chosen = chance.random() < in_favour[entry.stratum]
        return [Answer.FOR if chosen else Answer.AGAINST]

    return marks
