from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Person
from record.entries import Subject
from services.models.service import Service
from services.models.split import AreaKind


class Basis(models.TextChoices):
    """By what a line is shared out."""

    PLACE = "place", _("where it is spent")
    POPULATION = "population", _("by population")
    USERS = "users", _("by users")
    MIX = "mix", _("by a mix of population and users")
    DIRECT = "direct", _("over direct costs")


class Disaggregation(models.Model):
    """A service's budget of one year broken down by area, to the penny, with all that it was worked out from.

    `inputs` are the areas, their people and their users as they were then; `population_percent` is how much of a mix
    goes by people; `digest` is over all it follows from, so that a button pressed twice saves it once. `by_area` has what
    falls to each area of all lines together, in pence by its code. Once made it stays: another one, made later, stands
    in its place. Triggers of `migrations/0003` keep it as it is, hold its lines to the total and the shares of each line to the line.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="disaggregations")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=15, choices=AreaKind.choices)
    total_pence = models.BigIntegerField()
    population_percent = models.PositiveSmallIntegerField(default=50)
    inputs = models.JSONField()
    by_area = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, editable=False)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "digest"], name="services_disaggregation_saved_once"
            ),
            models.CheckConstraint(
                name="services_disaggregation_percent",
                condition=models.Q(population_percent__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service.name}, {self.years}"

    def get_absolute_url(self) -> str:
        return reverse("services:disaggregation", args=[self.service.slug, self.pk])

    def as_subject(self) -> Subject:
        return Subject("disaggregation", str(self.pk), str(self))

    @property
    def years(self) -> str:
        """2026/27."""
        return f"{self.year}/{(self.year + 1) % 100:02d}"


class DisaggregationLine(models.Model):
    """One line of the file. `place` is the code of the area it is spent in; `estimate` why it is close enough, or empty."""

    disaggregation = models.ForeignKey(
        Disaggregation, on_delete=models.PROTECT, related_name="lines"
    )
    number = models.PositiveIntegerField()
    cost_centre = models.CharField(max_length=40)
    title = models.CharField(max_length=140)
    amount_pence = models.BigIntegerField()
    basis = models.CharField(max_length=10, choices=Basis.choices)
    site = models.CharField(max_length=8, blank=True)
    place = models.CharField(max_length=40, blank=True)
    overhead_class = models.CharField(max_length=40, blank=True)
    over = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    estimate = models.CharField(max_length=240, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["disaggregation", "number"], name="services_disaggregation_line_once"
            ),
            models.CheckConstraint(
                name="services_disaggregation_line_is_money",
                condition=~models.Q(amount_pence=0),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DisaggregationShare(models.Model):
    """What of a line falls to one area."""

    line = models.ForeignKey(DisaggregationLine, on_delete=models.PROTECT, related_name="shares")
    area_code = models.CharField(max_length=40)
    pence = models.BigIntegerField()

    class Meta:
        ordering = ["area_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "area_code"], name="services_disaggregation_share_once"
            ),
        ]
