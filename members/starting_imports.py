"""Handing a confirmed import to a worker."""

import logging

from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from look import progress
from members import import_jobs
from members.models import Organisation, Person
from members.tasks import import_members

log = logging.getLogger(__name__)


def start(organisation: Organisation, by: Person, key: str, name: str) -> None:
    """If no worker can be reached the job's progress says so."""
    told = import_jobs.job(key)
    progress.report(told, 0, 1, _("Waiting for a worker"))
    try:
        import_members.apply_async([organisation.pk, by.pk, key, name], retry=False)
    except (OperationalError, OSError):
        log.warning("import_not_queued", extra={"organisation": organisation.pk})
        unreachable = _("The work could not be handed to a worker. Nothing was saved: try again.")
        progress.report(told, 0, 1, _("Stopped"), error=unreachable)
