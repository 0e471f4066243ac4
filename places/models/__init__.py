from places.models.lsoa import Lsoa
from places.models.neighbourhood import Neighbourhood, NeighbourhoodQuerySet
from places.models.postcode import Postcode, PostcodeQuerySet
from places.models.ward import Ward, WardQuerySet

__all__ = [
    "Lsoa",
    "Neighbourhood",
    "NeighbourhoodQuerySet",
    "Postcode",
    "PostcodeQuerySet",
    "Ward",
    "WardQuerySet",
]
