"""What the room does in the background. Every task may be killed at any point and run again."""

from celery import shared_task

from proposals import forgetting


@shared_task
def forget_after_rounds() -> None:
    """Forget who proposed what in rounds that are over, from the beat."""
    forgetting.forget_after_rounds()
