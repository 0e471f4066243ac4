"""The ballots' own jobs. Each may run twice, late, or be killed anywhere: the verbs see to that."""

import logging

from celery import shared_task
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from ballots import closing, opening, parting, reconciling, tallying
from ballots.errors import BallotError, NotAllowedNow
from ballots.letters import making, releasing
from ballots.models import Ballot, BallotState, LetterBatch, LetterState
from look import progress
from record.entries import Actor
from statute import clock

log = logging.getLogger(__name__)


@shared_task(name="ballots.tasks.open_and_close_due")
def open_and_close_due() -> None:
    """Every half minute: open what is due, close what is due, finish a parting that was cut short."""
    scheduled = Ballot.objects.filter(state=BallotState.SCHEDULED, opens_at__lte=clock.now())
    for ballot_id in [*scheduled.values_list("pk", flat=True), *closing.due()]:
        open_or_close.delay(ballot_id)
    parting.finish_parting()


@shared_task(name="ballots.tasks.open_or_close")
def open_or_close(ballot_id: int) -> None:
    """A task for each ballot, so that one that fails keeps no other waiting."""
    opening.open_ballot(ballot_id)
    closing.close(ballot_id)


@shared_task(name="ballots.tasks.reconcile_and_count")
def reconcile_and_count(ballot_id: int, actor_role: str, actor_id: str) -> None:
    """Part the papers from the roll and count them, with progress for the officer's page."""
    job = counting_job(ballot_id)
    try:
        progress.report(job, 0, 2, _("Parting the papers from the roll"))
        _reconcile(ballot_id, Actor(actor_role, actor_id))
        progress.report(job, 1, 2, _("Counting"))
        _count(ballot_id)
    except BallotError as refusal:
        progress.report(job, 0, 2, _("Stopped"), error=refusal.message)
    except Exception:
        unexpected = _("Something went wrong that the system’s operator must look at.")
        progress.report(job, 0, 2, _("Stopped"), error=unexpected)
        raise
    else:
        progress.report(job, 2, 2, _("Counted"))


def start_counting(ballot_id: int, actor: Actor) -> None:
    """Hand the counting to a worker; if none can be reached the job's progress says so."""
    job = counting_job(ballot_id)
    progress.report(job, 0, 2, _("Waiting for a worker"))
    try:
        reconcile_and_count.apply_async([ballot_id, actor.role, actor.id], retry=False)
    except (OperationalError, OSError):
        log.warning("counting_not_queued", extra={"ballot": ballot_id})
        unreachable = _("The work could not be handed to a worker. Nothing was changed: try again.")
        progress.report(job, 0, 2, _("Stopped"), error=unreachable)


@shared_task(name="ballots.tasks.make_letters")
def make_letters(batch_id: int) -> None:
    """A task for each batch, so that as many are drawn at once as there are workers."""
    making.make(batch_id)


def start_letters(batch_id: int) -> None:
    """Hand a batch to a worker; without a broker the beat finds it."""
    job = making.job(batch_id)
    progress.report(job, 0, 1, _("Waiting for a worker"))
    try:
        make_letters.apply_async([batch_id], retry=False)
    except (OperationalError, OSError):
        log.warning("letters_left_for_the_beat", extra={"batch": batch_id})


@shared_task(name="ballots.tasks.make_waiting_letters")
def make_waiting_letters() -> None:
    """From the beat: batches that a lost message or a dead worker left behind."""
    waiting = LetterBatch.objects.filter(state__in=[LetterState.QUEUED, LetterState.MAKING])
    for batch_id in waiting.values_list("pk", flat=True):
        known = progress.of(making.job(batch_id))
        if known is None or not known.running:
            make_letters.delay(batch_id)


@shared_task(name="ballots.tasks.purge_letters")
def purge_letters() -> None:
    """From the beat: files of letters that have lain long enough."""
    releasing.purge_due()


def counting_job(ballot_id: int) -> str:
    """The name under which `look.progress` knows this job."""
    return f"count:{ballot_id}"


def _reconcile(ballot_id: int, actor: Actor) -> None:
    try:
        reconciling.reconcile(ballot_id, actor)
    except NotAllowedNow:
        # Whoever came second finds the work done, and that is no refusal.
        if Ballot.objects.get(pk=ballot_id).reconciled_at is None:
            raise


def _count(ballot_id: int) -> None:
    try:
        tallying.count(ballot_id)
    except NotAllowedNow:
        if not Ballot.objects.get(pk=ballot_id).counts.exists():
            raise
