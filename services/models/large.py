from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Person
from services.models.disaggregation import Disaggregation
from services.models.service import Service


class LargeState(models.TextChoices):
    CHECKING = "checking", _("Being looked at")
    FAULTY = "faulty", _("To be put right")
    READY = "ready", _("Waits for your decision")
    SAVING = "saving", _("Being saved")
    SAVED = "saved", _("Saved and published")
    LAPSED = "lapsed", _("Let go after a day")


LARGE_MOVES = [
    ("checking", "faulty"),
    ("checking", "ready"),
    ("ready", "saving"),
    ("ready", "lapsed"),
    ("saving", "saved"),
    ("saving", "faulty"),
]
# What a worker has to do.
WORK = [LargeState.CHECKING, LargeState.SAVING]
OVER = [LargeState.FAULTY, LargeState.SAVED, LargeState.LAPSED]


class LargeBudget(models.Model):
    """A budget with too many lines to break down while somebody waits: a worker looks at it, an officer decides, a worker saves it.

    `checking`: a worker reads the files. `faulty`: `faults` say why not, the first of `fault_count`. `ready`: `summary` has
    what falls to each area, and an officer decides. `saving`: a worker saves it, all or nothing. `saved`: as `made`.
    `lapsed`: nobody decided within a day. The files are kept until it is over and not longer.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="large_budgets")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    setup = models.JSONField()
    content = models.BinaryField()
    users = models.BinaryField(default=bytes)
    state = models.CharField(max_length=8, choices=LargeState, default=LargeState.CHECKING)
    # Each as its line and reason.
    faults = models.JSONField(default=list)
    fault_count = models.PositiveIntegerField(default=0)
    # How many lines, overheads and estimates; the areas and what falls to each, as a disaggregation keeps them.
    summary: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    made = models.OneToOneField(
        Disaggregation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="saved", made__isnull=False) | ~Q(state="saved") & Q(made=None),
                name="services_largebudget_saved_as",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["saving", "saved"], decided_by__isnull=False)
                | Q(state__in=["checking", "ready", "lapsed"], decided_by=None)
                | Q(state="faulty"),
                name="services_largebudget_decided_by",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["faulty", "saved", "lapsed"], content=b"", users=b"")
                | Q(state__in=["checking", "ready", "saving"]) & ~Q(content=b""),
                name="services_largebudget_files_while_needed",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="largebudget_moves", field="state", transitions=LARGE_MOVES),
            pgtrigger.Protect(
                name="largebudget_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("service", "by", "setup"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service.name}, {self.setup['year']}"

    def get_absolute_url(self) -> str:
        return reverse("services:large-budget", args=[self.service.slug, self.pk])
