from typing import Any

from django.db import models


class Mailing(models.Model):
    """One letter to many people, for a room to say whom it goes to and what it says (`members/mailing.py`).

    `letters` is how many e-mails were put in the outbox. `reached`, of the type that the room keeps it in, is the last of the
    people or rows that were written to, so that a worker killed half-way is followed by one that goes on; nobody's
    address is kept.
    """

    reached: Any
    letters = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-made_at", "-pk"]
