from django.utils.translation import gettext_lazy as _

from look.navigation import Item

ITEMS = [
    Item(
        _("Postcodes"),
        "places:postcodes",
        role="officer",
        order=80,
        permission="places.change_postcode",
    )
]
