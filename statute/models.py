from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models


class Parameter(models.Model):
    """A period, threshold or amount that law or the council sets, with the dates it is in force.

    `value` is a number in `unit` ("days", "years", "pence", "entries"…); `reference` cites the law or decision.
    The database refuses two rows of one code in force on the same day.
    """

    code = models.SlugField(max_length=80)
    value = models.DecimalField(max_digits=16, decimal_places=4)
    unit = models.CharField(max_length=40)
    in_force = DateRangeField(help_text="From the first day, up to but not including the last.")
    reference = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["code", "in_force"]
        constraints = [
            ExclusionConstraint(
                name="statute_parameter_one_in_force",
                expressions=[("code", RangeOperators.EQUAL), ("in_force", RangeOperators.OVERLAPS)],
            )
        ]


class BankHoliday(models.Model):
    """A day that is not a working day in one nation ("ENG", "SCT", "WLS", "NIR")."""

    nation = models.CharField(max_length=3)
    day = models.DateField()
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["nation", "day"]
        constraints = [
            models.UniqueConstraint(fields=["nation", "day"], name="statute_bankholiday_once")
        ]
