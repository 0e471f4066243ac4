"""The room's work in the background. It may be killed at any point and run again."""

from celery import shared_task

from councillors import forgetting, reminding, returning


@shared_task
def return_due() -> None:
    """What was not decided on in time goes back, from the beat. Nothing can be decided late meanwhile: the verbs judge the day."""
    returning.return_due()


@shared_task
def forget_contacts() -> None:
    """Whom to write to about requests that are long over, from the beat."""
    forgetting.forget_contacts()


@shared_task
def remind_of_offers() -> None:
    """Partners' offers that end soon, from the beat."""
    reminding.remind_of_offers()
