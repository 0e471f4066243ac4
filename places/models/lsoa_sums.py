"""The sums over an area's LSOAs that its figures of deprivation are made of."""

from django.db.models import F, Q, Sum

MOST_DEPRIVED = 3

LSOA_SUMS = {
    "lsoa_people": Sum("lsoas__population"),
    "lsoa_decile_points": Sum(F("lsoas__population") * F("lsoas__imd_decile")),
    "lsoa_people_most_deprived": Sum(
        "lsoas__population", filter=Q(lsoas__imd_decile__lte=MOST_DEPRIVED), default=0
    ),
}
