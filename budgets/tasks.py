"""The rounds' own jobs. Each may run twice, late, or be killed anywhere: the notices' rows see to that."""

from datetime import timedelta

from celery import shared_task

from budgets import noticing, sending
from budgets.life.telling import tell_due
from budgets.models import BudgetRound
from statute import clock

# A round that closed longer ago than this has nothing new to tell, unless somebody acts on it now.
LOOKED_AFTER = timedelta(days=60)


@shared_task(name="budgets.tasks.send_notices")
def send_notices(ballot_id: int) -> None:
    """Make and send what is to be told of one ballot's round, as soon as something has happened to it."""
    noticing.make_due(BudgetRound.objects.filter(ballot=ballot_id))
    for notice_id in (
        noticing.unfinished().filter(round__ballot=ballot_id).values_list("pk", flat=True)
    ):
        sending.send(notice_id)


@shared_task(name="budgets.tasks.send_due_notices")
def send_due_notices() -> None:
    """From the beat: what a lost message or a dead worker left behind."""
    recent = BudgetRound.objects.filter(ballot__closes_at__gte=clock.now() - LOOKED_AFTER)
    noticing.make_due(recent)
    _queue_unfinished()


@shared_task(name="budgets.tasks.remind_of_closing")
def remind_of_closing() -> None:
    """Each morning: what closes within two days."""
    noticing.make_reminders()
    _queue_unfinished()


def _queue_unfinished() -> None:
    """A task for each round, so that one that fails keeps no other waiting."""
    ballots = set(noticing.unfinished().values_list("round__ballot", flat=True))
    for ballot_id in sorted(ballots):
        send_notices.delay(ballot_id)


@shared_task(name="budgets.tasks.tell_of_phases")
def tell_of_phases() -> None:
    """From the beat: beginnings and ends of phases onto the public record."""
    tell_due()
