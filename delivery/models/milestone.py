from datetime import date

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from delivery.models.project import DeliveryProject


@pghistory.track()
class Milestone(models.Model):
    """A step of a project: by when, when it was reached, and how much is to be spent by then.

    `first_planned_on` is the day it was first promised for, and stays when the plan moves.
    """

    delivery = models.ForeignKey(
        DeliveryProject, on_delete=models.PROTECT, related_name="milestones"
    )
    title = models.CharField(max_length=140)
    planned_on = models.DateField()
    first_planned_on = models.DateField(editable=False)
    planned_pence = models.BigIntegerField(default=0)
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["planned_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & Q(planned_pence__gte=0), name="delivery_milestone_whole"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="milestone_promise_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.first_planned_on IS DISTINCT FROM NEW.first_planned_on"
                    " OR OLD.reached_on IS NOT NULL"
                ),
            ),
            pgtrigger.Protect(name="milestone_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.title

    def is_late(self, today: date) -> bool:
        """Not reached, and its day is past."""
        return self.reached_on is None and self.planned_on < today

    @property
    def has_moved(self) -> bool:
        return self.planned_on != self.first_planned_on
