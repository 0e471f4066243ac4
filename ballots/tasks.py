"""The ballots' own jobs. Each may run twice, late, or be killed anywhere: the verbs see to that."""

from celery import shared_task
from django.utils.translation import gettext as _

from ballots import closing, opening, parting, progress, reconciling, tallying
from ballots.errors import BallotError
from ballots.models import Ballot, BallotState
from record.entries import Actor
from statute import clock


@shared_task(name="ballots.tasks.open_and_close_due")
def open_and_close_due() -> None:
    """Every half minute: open what is due, close what is due, finish a parting that was cut short."""
    scheduled = Ballot.objects.filter(state=BallotState.SCHEDULED, opens_at__lte=clock.now())
    for ballot_id in scheduled.values_list("pk", flat=True):
        opening.open_ballot(ballot_id)
    for ballot_id in closing.due():
        closing.close(ballot_id)
    parting.finish_parting()


@shared_task(name="ballots.tasks.reconcile_and_count")
def reconcile_and_count(ballot_id: int, actor_role: str, actor_id: str) -> None:
    """Part the papers from the roll and count them, with progress for the officer's page."""
    job = counting_job(ballot_id)
    try:
        if Ballot.objects.get(pk=ballot_id).state == BallotState.CLOSED:
            progress.report(job, 0, 2, _("Parting the papers from the roll"))
            reconciling.reconcile(ballot_id, Actor(actor_role, actor_id))
        progress.report(job, 1, 2, _("Counting"))
        tallying.count(ballot_id)
    except BallotError as refusal:
        progress.report(job, 0, 2, _("Stopped"), error=refusal.message)
        return
    progress.report(job, 2, 2, _("Counted"))


def counting_job(ballot_id: int) -> str:
    """The name under which `ballots.progress` knows this job."""
    return f"count:{ballot_id}"
