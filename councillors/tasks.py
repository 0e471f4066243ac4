"""The room's work in the background. It may be killed at any point and run again."""

from celery import shared_task

from councillors import returning


@shared_task
def return_due() -> None:
    """What was not decided on in time goes back, from the beat. Nothing can be decided late meanwhile: the verbs judge the day."""
    returning.return_due()
