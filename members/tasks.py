"""The members' work in the background. Every task may be killed at any point and run again."""

from importlib import import_module

from celery import shared_task
from django.conf import settings

from members import delivery, emailed_codes, forgetting, import_jobs, retaining


@shared_task
def send_post(post_id: int) -> None:
    """Send one message; if that fails it waits for `send_waiting_post`."""
    delivery.send(post_id)


@shared_task
def send_waiting_post() -> None:
    """Send what is due, from the beat."""
    delivery.send_due()


@shared_task
def forget_old_codes() -> None:
    """Delete what is left of the e-mailed codes and sessions of earlier days, from the beat."""
    emailed_codes.forget_old()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@shared_task
def forget_after_retention() -> None:
    """Erase and delete what is kept no longer than its rule says, from the beat."""
    retaining.forget_former_members()
    retaining.forget_applications()


@shared_task
def forget_old_evidence() -> None:
    """Delete copies of evidence whose retention period is over, from the beat."""
    forgetting.forget_evidence()


@shared_task
def import_members(organisation_id: int, person_id: int, key: str, name: str) -> None:
    """Import the file that is held under `key`, with progress for the secretary's page."""
    import_jobs.run(organisation_id, person_id, key, name)
