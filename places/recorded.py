"""How this room's acts read in the public record."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "places.wards-imported": _(
            "%(subject)s were taken in: %(wards)s wards, %(added)s of them new."
        ),
        "places.postcodes-imported": _(
            "The postcodes of %(subject)s were taken in: %(inside)s in this council’s area."
        ),
        "places.neighbourhoods-imported": _(
            "The neighbourhoods of %(subject)s were taken in: %(neighbourhoods)s, %(added)s of them new;"
            " %(placed)s postcodes lie in one."
        ),
        "places.deprivation-imported": _(
            "The Indices of Deprivation of %(edition)s were taken in from %(subject)s: %(kept)s areas (LSOAs) of this council."
        ),
        "places.postcode-overridden": _(
            "%(subject)s, on a boundary, was put in %(ward)s. Reason given: %(reason)s"
        ),
        "places.override-lifted": _(
            "%(subject)s is again in the ward the national list says, %(ward)s. Reason given: %(reason)s"
        ),
    }
)
