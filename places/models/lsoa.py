from django.db import models

from places.models.neighbourhood import Neighbourhood
from places.models.ward import Ward


class Lsoa(models.Model):
    """A Lower layer Super Output Area: about 1,500 people, the smallest area with an index of deprivation.

    `edition` is the year of the Indices of Deprivation that rank and decile are of (1 is most deprived). It belongs to the
    ward and to the neighbourhood where most of its live postcodes lie (`places.belonging`), or to none.
    """

    code = models.CharField(max_length=9, primary_key=True)
    name = models.CharField(max_length=80)
    edition = models.PositiveSmallIntegerField()
    population = models.PositiveIntegerField()
    imd_rank = models.PositiveIntegerField()
    imd_decile = models.PositiveSmallIntegerField()
    ward = models.ForeignKey(
        Ward, null=True, blank=True, on_delete=models.SET_NULL, related_name="lsoas"
    )
    neighbourhood = models.ForeignKey(
        Neighbourhood, null=True, blank=True, on_delete=models.SET_NULL, related_name="lsoas"
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="places_lsoa_decile_is_one_to_ten",
                condition=models.Q(imd_decile__gte=1, imd_decile__lte=10),
            ),
        ]

    def __str__(self) -> str:
        return self.name
