from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Person
from record.entries import Subject


class AreaKind(models.TextChoices):
    WARD = "ward", _("Wards")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhoods")


class Split(models.Model):
    """A pot shared out between areas by their people and how deprived they are, with all that it was worked out from.

    `population_percent` of it goes by people as they are, the rest by people weighted by the decile of deprivation:
    `decile_hundredths` holds the weights of deciles 1 to 10 in hundredths. `inputs` are the areas' people by decile
    as they were then (`services.areas`), so that the shares can be worked out again. Triggers of `migrations/0003` keep it as it
    is and hold the shares to the pot.
    """

    title = models.CharField(max_length=140, unique=True)
    kind = models.CharField(max_length=15, choices=AreaKind.choices)
    pot_pence = models.BigIntegerField()
    population_percent = models.PositiveSmallIntegerField()
    decile_hundredths = ArrayField(models.PositiveSmallIntegerField(), size=10)
    inputs = models.JSONField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]
        permissions = [("split_pot", "Can share a pot out between areas")]
        constraints = [
            models.CheckConstraint(
                name="services_split_pot_is_money", condition=models.Q(pot_pence__gt=0)
            ),
            models.CheckConstraint(
                name="services_split_percent", condition=models.Q(population_percent__lte=100)
            ),
            models.CheckConstraint(
                name="services_split_ten_deciles",
                condition=models.Q(decile_hundredths__len=10),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("services:split", args=[self.pk])

    def as_subject(self) -> Subject:
        return Subject("split", str(self.pk), self.title)


class SplitShare(models.Model):
    """What one area gets."""

    split = models.ForeignKey(Split, on_delete=models.PROTECT, related_name="shares")
    area_code = models.CharField(max_length=40)
    area_name = models.CharField(max_length=80)
    people = models.PositiveIntegerField()
    pence = models.BigIntegerField()

    class Meta:
        ordering = ["area_name", "area_code"]
        constraints = [
            models.UniqueConstraint(fields=["split", "area_code"], name="services_share_once"),
        ]
