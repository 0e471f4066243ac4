"""The room's work in the background. It may run twice, late, or be killed anywhere: the verbs see to that."""

import logging

from celery import shared_task
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from look import progress
from services import large
from services.models import LargeBudget
from services.models.large import WORK

log = logging.getLogger(__name__)


@shared_task(name="services.tasks.go_on_with")
def go_on_with(pk: int) -> None:
    """The next step of a large budget, with progress for the officer's page."""
    try:
        large.go_on(pk, lambda done, lines: progress.report(job(pk), done, lines + 1, _("Lines")))
    except Exception:
        unexpected = _("Something went wrong that the system’s operator must look at.")
        progress.report(job(pk), 0, 1, _("Stopped"), error=unexpected)
        raise


def start(pk: int) -> None:
    """Hand a budget to a worker; without a broker the beat finds it."""
    progress.report(job(pk), 0, 1, _("Waiting for a worker"))
    try:
        go_on_with.apply_async([pk], retry=False)
    except (OperationalError, OSError):
        log.warning("large_budget_left_for_the_beat", extra={"budget": pk})


@shared_task(name="services.tasks.go_on_with_waiting")
def go_on_with_waiting() -> None:
    """From the beat: budgets that a lost message or a dead worker left behind, and those nobody decided on."""
    for pk in LargeBudget.objects.filter(state__in=WORK).values_list("pk", flat=True):
        known = progress.of(job(pk))
        if known is None or not (known.running or known.error):
            go_on_with.delay(pk)
    large.lapse()


def job(pk: int) -> str:
    """The name under which `look.progress` knows the work on a budget."""
    return f"large-budget:{pk}"
