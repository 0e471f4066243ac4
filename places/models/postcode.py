from django.db import models

from places.models.neighbourhood import Neighbourhood
from places.models.ward import Ward
from record.entries import Subject


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
    `neighbourhood` is worked out from the coordinates at every import (`places.placing`).
    """

    compact = models.CharField(max_length=7, primary_key=True)
    ward = models.ForeignKey(Ward, null=True, on_delete=models.PROTECT, related_name="postcodes")
    source_ward = models.ForeignKey(
        Ward, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    district = models.CharField(max_length=9)
    lsoa = models.CharField(max_length=9, blank=True)
    neighbourhood = models.ForeignKey(
        Neighbourhood,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="postcodes",
    )
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
