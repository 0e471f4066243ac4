from celery import shared_task

from council.demonstration.seeding import seed_once


@shared_task(name="council.tasks.seed_demonstration")
def seed_demonstration() -> None:
    """Make the demonstration borough in the background; progress is under `seeding.JOB`."""
    seed_once()
