from django.db import models

from places.models.lsoa_sums import LSOA_SUMS
from record.entries import Subject


class WardQuerySet(models.QuerySet["Ward"]):
    def current(self) -> "WardQuerySet":
        """The wards of the newest boundaries."""
        newest = Ward.objects.order_by("-vintage").values("vintage")[:1]
        return self.filter(vintage=models.Subquery(newest))

    def with_deprivation(self) -> "WardQuerySet":
        """What `places.deprivation.figures` needs, in the same statement; by name."""
        return self.annotate(**LSOA_SUMS).order_by("name", "code")


class Ward(models.Model):
    """An electoral ward of this council with its boundary.

    `code` is the GSS code (E05…); `vintage` the year of the boundaries the code belongs to;
    `boundary` a GeoJSON MultiPolygon's coordinates in WGS 84, longitude first.
    """

    code = models.CharField(max_length=9)
    vintage = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80)
    boundary = models.JSONField()
    population = models.PositiveIntegerField(null=True, blank=True)

    objects = WardQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["code", "vintage"], name="places_ward_code_vintage"),
            models.UniqueConstraint(fields=["slug", "vintage"], name="places_ward_slug_vintage"),
        ]

    def __str__(self) -> str:
        return self.name

    def as_subject(self) -> Subject:
        return Subject("ward", self.code, self.name)
