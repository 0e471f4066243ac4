from django.db import models


class OutgoingPost(models.Model):
    """An e-mail waiting to be sent: sealed (encrypted) here, so that the broker carries only its number.

    The row goes when the mail server has taken the message.
    """

    sealed = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["next_try_at"])]
