from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Constitution, Organisation
from members.models.constitution import frozen_with_constitution

BY_BODY = "SELECT constitution_id FROM governance_body WHERE id = part.body_id"


class Body(models.Model):
    """A body that a constitution sets up: a representative body, a board, a steering group.

    `code` stays the same from version to version. `powers` are sentences ("appoints the board"): powers move between bodies,
    so they belong to the version.
    """

    constitution = models.ForeignKey(Constitution, on_delete=models.CASCADE, related_name="bodies")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    summary = models.TextField(blank=True)
    powers = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    is_committee = models.BooleanField(default=False)  # its members are the society's officers

    class Meta:
        ordering = ["constitution", "position", "code"]
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint(fields=["constitution", "code"], name="governance_body_once")
        ]
        triggers = [frozen_with_constitution("body_frozen")]

    def __str__(self) -> str:
        return self.name


class Filling(models.TextChoices):
    ELECTED = "elected", _("Elected")
    APPOINTED = "appointed", _("Appointed")


class Constituency(models.Model):
    """The part of a body that one group fills: a class, an area, or both; or an organisation that appoints.

    `class_codes` empty means every voting class; `area_codes` (wards, GSS) empty means everywhere. `rotation` is how many
    seats come up at each regular election: fewer than `seats` where terms are staggered.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="constituencies")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    filling = models.CharField(max_length=10, choices=Filling, default=Filling.ELECTED)
    appointed_by = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    class_codes = ArrayField(models.SlugField(max_length=40), default=list, blank=True)
    area_codes = ArrayField(models.CharField(max_length=9), default=list, blank=True)
    seats = models.PositiveSmallIntegerField()
    rotation = models.PositiveSmallIntegerField(null=True, blank=True)
    term_months = models.PositiveSmallIntegerField(default=36)
    maximum_terms = models.PositiveSmallIntegerField(null=True, blank=True)
    proposers = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["body", "position", "code"]
        verbose_name_plural = "constituencies"
        constraints = [
            models.UniqueConstraint(fields=["body", "code"], name="governance_constituency_once"),
            models.CheckConstraint(
                condition=models.Q(seats__gte=1), name="governance_constituency_has_seats"
            ),
            models.CheckConstraint(
                condition=models.Q(rotation=None)
                | models.Q(rotation__gte=1, rotation__lte=models.F("seats")),
                name="governance_constituency_rotation_within_seats",
            ),
            models.CheckConstraint(
                condition=~models.Q(filling="appointed") | ~models.Q(appointed_by=None),
                name="governance_constituency_appointed_by_somebody",
            ),
        ]
        triggers = [frozen_with_constitution("constituency_frozen", BY_BODY)]

    def __str__(self) -> str:
        return self.name
