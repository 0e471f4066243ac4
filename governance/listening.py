"""What follows in governance when a ballot is declared. Each listener may be called twice."""

from typing import Any

from django.db import transaction
from django.dispatch import receiver

from ballots import signals
from governance.deciding import take_declared
from governance.models import Contest, ContestOutcome, HowSeated
from governance.seating import seat_candidates
from governance.settling import complete_if_all_declared
from record import entries


@receiver(signals.declared, dispatch_uid="governance.seat_the_elected")
def seat_the_elected(sender: str, ballot_id: int, **_signal: Any) -> None:
    """The elected of a declared contest get their terms, in order of election."""
    with transaction.atomic():
        contest = Contest.objects.select_for_update().filter(ballot=ballot_id).first()
        if contest is None or contest.ballot is None or contest.outcome != ContestOutcome.POLL:
            return
        outcome = contest.ballot.counts.get(main=True).outcome
        standing = {
            str(one.option.number): one
            for one in contest.nominations.exclude(option=None).select_related(
                "option", "membership"
            )
            if one.option
        }
        elected = [standing[number] for number in outcome["elected"]]
        terms = seat_candidates(contest, elected, HowSeated.ELECTED)
        contest.outcome = ContestOutcome.DECLARED
        contest.save(update_fields=["outcome"])
        entries.write(
            actor=entries.SYSTEM,
            action="governance.contest-declared",
            subject=contest.election.as_subject(),
            payload={"contest": contest.name, "elected": len(terms)},
        )
        complete_if_all_declared(contest.election)


@receiver(signals.declared, dispatch_uid="governance.decide_the_resolution")
def decide_the_resolution(sender: str, ballot_id: int, **_signal: Any) -> None:
    """The declared count of a resolution decides it."""
    take_declared(ballot_id)
