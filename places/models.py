from django.db import models

from record.entries import Subject


class WardQuerySet(models.QuerySet["Ward"]):
    def current(self) -> "WardQuerySet":
        """The wards of the newest boundaries."""
        newest = Ward.objects.order_by("-vintage").values("vintage")[:1]
        return self.filter(vintage=models.Subquery(newest))


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


class PostcodeQuerySet(models.QuerySet["Postcode"]):
    def with_wards(self) -> "PostcodeQuerySet":
        """Both wards in the same statement, without their boundaries."""
        wards = self.select_related("ward", "source_ward")
        return wards.defer("ward__boundary", "source_ward__boundary")

    def overridden(self) -> "PostcodeQuerySet":
        """Those an officer put in another ward, with both wards."""
        return self.with_wards().exclude(override_reason="")


class Postcode(models.Model):
    """A live postcode: where it is, and its ward if it is in this council's area.

    `compact` has no space ("BK37QX"). `district` tells a postcode of another borough from an unknown one.
    An officer may put a postcode that straddles a boundary in another ward: `ward` is then the officer's,
    with the reason, and `source_ward` what the imported file says; without a reason they are the same.
    """

    compact = models.CharField(max_length=7, primary_key=True)
    ward = models.ForeignKey(Ward, null=True, on_delete=models.PROTECT, related_name="postcodes")
    source_ward = models.ForeignKey(
        Ward, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    district = models.CharField(max_length=9)
    lsoa = models.CharField(max_length=9, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    override_reason = models.TextField(blank=True)

    objects = PostcodeQuerySet.as_manager()

    class Meta:
        ordering = ["compact"]

    def __str__(self) -> str:
        return f"{self.compact[:-3]} {self.compact[-3:]}"

    def as_subject(self) -> Subject:
        return Subject("postcode", self.compact, str(self))
