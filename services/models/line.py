import pghistory
from django.db import models

from services.models.service import Level, Service, out_has_a_reason


@pghistory.track()
class BudgetLine(models.Model):
    """A line of a service's budget for one financial year, and how far residents decide it.

    `year` is the one in which the financial year begins (2026 is 2026/27). `amount_pence` is below nought for income.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="lines")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=140)
    amount_pence = models.BigIntegerField()
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.CONSULT)
    on_table = models.BooleanField(default=True)
    out_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-year", "title"]
        constraints = [
            out_has_a_reason("services_line_out_has_a_reason"),
            models.UniqueConstraint(
                fields=["service", "year", "title"], name="services_line_once_a_year"
            ),
            models.CheckConstraint(
                name="services_line_level_is_known", condition=models.Q(level__in=Level.values)
            ),
            models.CheckConstraint(
                name="services_line_is_not_nought", condition=~models.Q(amount_pence=0)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> str:
        """2026/27."""
        return f"{self.year}/{(self.year + 1) % 100:02d}"
