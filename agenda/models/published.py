import pgtrigger
from django.db import models

from budgets.models import BudgetRound
from members.models import Person


class PublishedAgenda(models.Model):
    """That the agenda of a round is published: when, by whom, and how many people ranked it. Never changed."""

    round = models.OneToOneField(BudgetRound, on_delete=models.PROTECT, related_name="agenda")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveIntegerField()

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="published_agenda_kept", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
