from datetime import date

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from councillors.models.councillor import Councillor
from councillors.years import named
from funds.models import Account, Fund
from record.entries import Subject


class PotState(models.TextChoices):
    """Of an allocation and of a ward pool alike."""

    OPEN = "open", _("Open")
    RETURNED = "returned", _("Closed, what was left went back")


POT_MOVES = [(PotState.OPEN.value, PotState.RETURNED.value)]


class AllocationQuerySet(models.QuerySet["Allocation"]):
    def with_names(self) -> "AllocationQuerySet":
        """Councillor, ward and account in the same statement, without the boundary."""
        joined = self.select_related("councillor__ward", "account", "fund")
        return joined.defer("councillor__ward__boundary")

    def open_on(self, day: date) -> "AllocationQuerySet":
        """Those that can still be decided on that day."""
        return self.filter(state=PotState.OPEN, decide_by__gte=day)


class Allocation(models.Model):
    """A councillor's local budget of one financial year. Its money is in the pot `account`.

    `open`: requests are decided until the end of `decide_by`. `returned`: what was left, `returned_pence`, went back to
    the fund. `year` is the calendar year in which the financial year begins.
    """

    councillor = models.ForeignKey(Councillor, on_delete=models.PROTECT, related_name="allocations")
    year = models.PositiveSmallIntegerField()
    amount_pence = models.BigIntegerField()
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="+")
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="+")
    decide_by = models.DateField()
    state = models.CharField(max_length=8, choices=PotState, default=PotState.OPEN)
    returned_pence = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(db_default=models.functions.Now(), editable=False)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "councillor__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["councillor", "year"], name="councillors_allocation_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(amount_pence__gt=0), name="councillors_allocation_of_something"
            ),
            models.CheckConstraint(
                condition=Q(returned_pence__gte=0, returned_pence__lte=models.F("amount_pence")),
                name="councillors_allocation_returned_of_it",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="allocation_moves", field="state", transitions=POT_MOVES),
            pgtrigger.Protect(name="allocation_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="allocation_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "councillor", "year", "amount_pence", "fund", "account", "decide_by"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.councillor.name}, {named(self.year)}"

    def as_subject(self) -> Subject:
        return Subject("allocation", str(self.pk), str(self))
