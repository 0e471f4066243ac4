from django.db import models
from django.urls import reverse

from places.models.lsoa_sums import LSOA_SUMS
from record.entries import Subject


class NeighbourhoodQuerySet(models.QuerySet["Neighbourhood"]):
    def current(self) -> "NeighbourhoodQuerySet":
        """Those of the file imported last."""
        return self.filter(is_current=True)

    def with_deprivation(self) -> "NeighbourhoodQuerySet":
        """What `places.deprivation.figures` needs, in the same statement; by name."""
        return self.annotate(**LSOA_SUMS).order_by("name", "code")


class Neighbourhood(models.Model):
    """A part of the area as its people know it, drawn without regard to wards.

    `boundary` is a GeoJSON MultiPolygon's coordinates in WGS 84, longitude first; `source` says who drew it. A postcode
    lies in one neighbourhood at most: where two are drawn over each other, in the smaller. One that is no longer in the
    imported file is kept for what refers to it, and is not current.
    """

    code = models.CharField(max_length=40, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80)
    boundary = models.JSONField()
    source = models.CharField(max_length=200, blank=True)
    is_current = models.BooleanField(default=True)

    objects = NeighbourhoodQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("places:neighbourhood", args=[self.slug])

    def as_subject(self) -> Subject:
        return Subject("neighbourhood", self.code, self.name)
